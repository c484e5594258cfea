namespace GameLobby.EndToEnd.Tests.Running;

/// <summary>LocalCloud that accepts the tokens of an issuer, and trusts the authority that certifies the issuer's server.</summary>
public sealed class CloudWithIssuer : LocalCloudProcess
{
    public CloudWithIssuer() : this(TokenIssuer.Start())
    {
    }

    private CloudWithIssuer(TokenIssuer issuer)
        : base(
            "--parameter", $"TokenIssuer={TokenIssuer.Name}",
            "--parameter", $"TokenAudience={TokenIssuer.Audience}",
            "--parameter", $"TokenKeysUrl={issuer.KeysUrl}")
    {
        Issuer = issuer;
        Variables["SSL_CERT_FILE"] = issuer.AuthorityFile;
    }

    internal TokenIssuer Issuer { get; }

    protected override void Dispose(bool disposing)
    {
        Issuer.Dispose();
        base.Dispose(disposing);
    }
}

[CollectionDefinition(Name)]
public sealed class RunningCloudWithIssuer : ICollectionFixture<CloudWithIssuer>
{
    public const string Name = "A running LocalCloud with an issuer";
}
