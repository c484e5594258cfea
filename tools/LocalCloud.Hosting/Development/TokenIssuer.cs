using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace GameLobby.LocalCloud.Development;

/// <summary>Issues players' tokens. The signing key is generated at each start, and no deployed authorizer trusts it.</summary>
public sealed class TokenIssuer(TimeProvider clock)
{
    /// <summary>The local value of the template's parameter TokenIssuer.</summary>
    public const string Issuer = "localcloud";

    /// <summary>The local value of the template's parameter TokenAudience.</summary>
    public const string Audience = "game-lobby";

    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);

    /// <summary>The HS256 key in base64, the value of LOCAL_SIGNING_KEY.</summary>
    public string SigningKey => Convert.ToBase64String(key);

    public string Issue(TokenRequest request)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var expires = now.AddSeconds(request.ExpiresInSeconds ?? TokenRequest.DefaultLifetimeSeconds);
        // A token that is issued expired gets an earlier issue time, so that expiry is the only reason to reject it.
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

/// <summary>The body of POST /dev/token.</summary>
/// <param name="ExpiresInSeconds">The lifetime, a day by default; a negative value issues an expired token.</param>
public sealed record TokenRequest(string? PlayerId, string? Name = null, string? Scope = null, int? ExpiresInSeconds = null)
{
    internal const int DefaultLifetimeSeconds = 24 * 60 * 60;
}
