using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace GameLobby.Infrastructure.Tests.Identity;

/// <summary>Signs players' tokens with new keys for each test.</summary>
internal sealed class Issuer : IDisposable
{
    public const string Name = "https://issuer.example/";
    public const string Audience = "game-lobby";

    private readonly List<IDisposable> keys = [];

    public (RSA Key, SecurityKey Security) Rsa(string kid)
    {
        var rsa = RSA.Create(2048);
        keys.Add(rsa);
        return (rsa, new RsaSecurityKey(rsa) { KeyId = kid });
    }

    public SecurityKey Ecdsa(string kid)
    {
        var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        keys.Add(ecdsa);
        return new ECDsaSecurityKey(ecdsa) { KeyId = kid };
    }

    public void Dispose() => keys.ForEach(key => key.Dispose());

    /// <summary>The public halves, as a JWKS.</summary>
    public static string KeySet(params SecurityKey[] keys) => JsonSerializer.Serialize(new { keys = keys.Select(Public) });

    private static Dictionary<string, string> Public(SecurityKey key) => key switch
    {
        RsaSecurityKey { Rsa: { } rsa } when rsa.ExportParameters(false) is var parts => new()
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = key.KeyId,
            ["n"] = Base64UrlEncoder.Encode(parts.Modulus),
            ["e"] = Base64UrlEncoder.Encode(parts.Exponent),
        },
        ECDsaSecurityKey { ECDsa: { } ecdsa } when ecdsa.ExportParameters(false).Q is var point => new()
        {
            ["kty"] = "EC",
            ["use"] = "sig",
            ["crv"] = "P-256",
            ["kid"] = key.KeyId,
            ["x"] = Base64UrlEncoder.Encode(point.X),
            ["y"] = Base64UrlEncoder.Encode(point.Y),
        },
        _ => throw new NotSupportedException(),
    };

    public static string Sign(SecurityKey key, string algorithm, Claims claims) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }
            .CreateToken(JsonSerializer.Serialize(claims.ToDictionary()), new SigningCredentials(key, algorithm));

    /// <summary>Returns a token whose algorithm is "none".</summary>
    public static string Unsigned(Claims claims)
    {
        string[] parts = ["""{"alg":"none","typ":"JWT"}""", JsonSerializer.Serialize(claims.ToDictionary())];
        return string.Concat(parts.Select(part => $"{Base64UrlEncoder.Encode(part)}."));
    }
}

/// <summary>Claims of a token; the defaults are valid.</summary>
internal sealed record Claims(DateTimeOffset Now)
{
    public string? Subject { get; init; } = "ada";

    public string? Name { get; init; } = "Ada";

    public string? Scope { get; init; }

    public string IssuedBy { get; init; } = Issuer.Name;

    public string For { get; init; } = Issuer.Audience;

    public TimeSpan? ExpiresIn { get; init; } = TimeSpan.FromHours(1);

    public TimeSpan ValidIn { get; init; } = TimeSpan.Zero;

    public Dictionary<string, object> ToDictionary()
    {
        var claims = new Dictionary<string, object> { ["iss"] = IssuedBy, ["aud"] = For, ["nbf"] = (Now + ValidIn).ToUnixTimeSeconds() };
        if (Subject is not null) claims["sub"] = Subject;
        if (Name is not null) claims["name"] = Name;
        if (Scope is not null) claims["scope"] = Scope;
        if (ExpiresIn is { } expires) claims["exp"] = (Now + expires).ToUnixTimeSeconds();
        return claims;
    }
}
