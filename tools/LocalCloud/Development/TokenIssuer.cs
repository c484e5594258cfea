using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace GameLobby.LocalCloud.Development;

/// <summary>Gives out players' tokens, signed with a key that is made at each start and that no deployed authorizer trusts.</summary>
public sealed class TokenIssuer(TimeProvider clock)
{
    /// <summary>Local values of the template's TokenIssuer and TokenAudience.</summary>
    public const string Issuer = "localcloud";

    public const string Audience = "game-lobby";

    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);

    /// <summary>LOCAL_SIGNING_KEY: the HS256 key in base64.</summary>
    public string SigningKey => Convert.ToBase64String(key);

    public string Issue(TokenRequest request)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var expires = now.AddSeconds(request.ExpiresInSeconds ?? TokenRequest.DefaultLifetimeSeconds);
        // An expired token is expired only: it was valid once.
        var issued = expires < now ? expires.AddHours(-1) : now;
        var claims = new Dictionary<string, object> { ["sub"] = request.PlayerId! };
        if (request.Name is { } name) claims["name"] = name;
        if (request.Scope is { } scope) claims["scope"] = scope;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Audience,
            IssuedAt = issued,
            NotBefore = issued,
            Expires = expires,
            Claims = claims,
            SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(key), SecurityAlgorithms.HmacSha256),
        });
    }
}

/// <summary>Body of POST /dev/token.</summary>
/// <param name="ExpiresInSeconds">A day when left out; a negative one gives a token that has expired.</param>
public sealed record TokenRequest(string? PlayerId, string? Name = null, string? Scope = null, int? ExpiresInSeconds = null)
{
    internal const int DefaultLifetimeSeconds = 24 * 60 * 60;
}
