using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace GameLobby.EndToEnd.Tests.Running;

/// <summary>
/// An identity provider: signs tokens with RS256, and publishes its key over TLS with a certificate of a test authority.
/// </summary>
internal sealed class TokenIssuer : IDisposable
{
    public const string Name = "https://issuer.example/";
    public const string Audience = "game-lobby";

    private const string KeyId = "key-1";

    private readonly RSA key = RSA.Create(2048);
    private readonly WebApplication app;

    private TokenIssuer()
    {
        var (authority, server) = Certificates();
        AuthorityFile = Path.GetTempFileName();
        File.WriteAllText(AuthorityFile, authority.ExportCertificatePem());
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(server)));
        app = builder.Build();
        app.MapGet("/jwks.json", KeySet);
    }

    public Uri KeysUrl => new($"{app.Urls.Single()}/jwks.json");

    /// <summary>The file with the authority's certificate.</summary>
    public string AuthorityFile { get; }

    public static TokenIssuer Start()
    {
        var issuer = new TokenIssuer();
        issuer.app.StartAsync().GetAwaiter().GetResult();
        return issuer;
    }

    public string Issue(string player)
    {
        var now = DateTime.UtcNow;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Name,
            Audience = Audience,
            IssuedAt = now,
            NotBefore = now,
            Expires = now.AddMinutes(5),
            Claims = new Dictionary<string, object> { ["sub"] = player },
            SigningCredentials = new SigningCredentials(new RsaSecurityKey(key) { KeyId = KeyId }, SecurityAlgorithms.RsaSha256),
        });
    }

    public void Dispose()
    {
        ((IDisposable)app).Dispose();
        key.Dispose();
        File.Delete(AuthorityFile);
    }

    private static (X509Certificate2 Authority, X509Certificate2 Server) Certificates()
    {
        var (from, until) = (DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddDays(1));
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var root = new CertificateRequest("CN=Test authority", authorityKey, HashAlgorithmName.SHA256);
        root.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var authority = root.CreateSelfSigned(from, until);

        using var serverKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Test issuer", serverKey, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(authority, from, until, RandomNumberGenerator.GetBytes(16));
        using var withKey = certificate.CopyWithPrivateKey(serverKey);
        // The copy holds its key in memory, as every platform needs for TLS.
        return (authority, X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pfx), null));
    }

    private string KeySet()
    {
        var parts = key.ExportParameters(includePrivateParameters: false);
        var published = new
        {
            kty = "RSA",
            use = "sig",
            kid = KeyId,
            n = Base64UrlEncoder.Encode(parts.Modulus),
            e = Base64UrlEncoder.Encode(parts.Exponent),
        };
        return JsonSerializer.Serialize(new { keys = new[] { published } });
    }
}
