using GameLobby.Infrastructure.Identity;
using GameLobby.TestKit.Builders;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Tokens;

namespace GameLobby.Functions.Tests.Parts;

/// <summary>Tokens of players, valid for an hour after noon unless said otherwise, and their validator.</summary>
internal static class Tokens
{
    private static readonly byte[] Key = new byte[32];

    public static TokenValidator Validator() => new(
        new TokenSettings("issuer", "audience", "https://localhost/keys", Key),
        new HttpDocumentRetriever(),
        new FakeTimeProvider(People.Noon));

    public static string Of(
        string player,
        string? name = null,
        string? scope = null,
        string issuer = "issuer",
        string audience = "audience",
        TimeSpan? lifetime = null)
    {
        var claims = new Dictionary<string, object> { ["sub"] = player };
        if (name is not null) claims["name"] = name;
        if (scope is not null) claims["scope"] = scope;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            IssuedAt = People.Noon.UtcDateTime.AddHours(-2),
            NotBefore = People.Noon.UtcDateTime.AddHours(-2),
            Expires = People.Noon.UtcDateTime + (lifetime ?? TimeSpan.FromHours(1)),
            Claims = claims,
            SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(Key), SecurityAlgorithms.HmacSha256),
        });
    }
}
