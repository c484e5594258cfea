using System.Security.Cryptography;
using System.Text;
using GameLobby.Infrastructure.Identity;

namespace GameLobby.Infrastructure.Tests.Identity;

public sealed class ReadingTicketKeys : IDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public static TheoryData<string> Formats => ["pkcs8 der", "sec1 der", "pkcs8 pem", "sec1 pem", "pkcs8 pem base64", "sec1 pem base64"];

    public void Dispose() => key.Dispose();

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_P256_key_is_read_in_every_common_format(string format)
    {
        using var parsed = TicketKey.Parse(Text(format));

        Assert.Equal(key.ExportSubjectPublicKeyInfo(), parsed.ExportSubjectPublicKeyInfo());
    }

    [Fact]
    public void A_PEM_key_on_one_line_is_read()
    {
        using var parsed = TicketKey.Parse(key.ExportPkcs8PrivateKeyPem().ReplaceLineEndings(" "));

        Assert.Equal(key.ExportSubjectPublicKeyInfo(), parsed.ExportSubjectPublicKeyInfo());
    }

    [Fact]
    public void A_public_key_is_refused() =>
        Assert.Throws<SettingsException>(() => TicketKey.Parse(key.ExportSubjectPublicKeyInfoPem()));

    [Fact]
    public void A_key_of_another_curve_is_refused()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);

        Assert.Throws<SettingsException>(() => TicketKey.Parse(other.ExportPkcs8PrivateKeyPem()));
    }

    [Theory]
    [InlineData("no key")]
    [InlineData("bm8ga2V5")]
    [InlineData("-----BEGIN PRIVATE KEY-----")]
    public void A_refusal_names_the_setting_and_does_not_quote_it(string text)
    {
        var refusal = Assert.Throws<SettingsException>(() => TicketKey.Parse(text));

        Assert.StartsWith("TICKET_KEY must be a P-256 private key", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(text, refusal.ToString(), StringComparison.Ordinal);
    }

    private string Text(string format)
    {
        var isPkcs8 = format.StartsWith("pkcs8", StringComparison.Ordinal);
        var pem = isPkcs8 ? key.ExportPkcs8PrivateKeyPem() : key.ExportECPrivateKeyPem();
        if (format.EndsWith("der", StringComparison.Ordinal))
            return Convert.ToBase64String(isPkcs8 ? key.ExportPkcs8PrivateKey() : key.ExportECPrivateKey());

        return format.EndsWith("base64", StringComparison.Ordinal) ? Convert.ToBase64String(Encoding.ASCII.GetBytes(pem)) : pem;
    }
}
