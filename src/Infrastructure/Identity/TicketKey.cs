using System.Security.Cryptography;
using System.Text;

namespace GameLobby.Infrastructure.Identity;

/// <summary>The private key that signs join tickets.</summary>
internal static class TicketKey
{
    private const string P256 = "1.2.840.10045.3.1.7";
    private const string PemLabel = "-----BEGIN";

    /// <param name="text">A P-256 private key: PKCS #8 or SEC 1, as PEM, as PEM in base64, or as DER in base64.</param>
    /// <exception cref="SettingsException">It is none of these.</exception>
    public static ECDsa Parse(string text)
    {
        var key = ECDsa.Create();
        try
        {
            Import(key, text);
            if (key.ExportParameters(includePrivateParameters: true).Curve.Oid.Value == P256) return key;
        }
        catch (Exception invalid) when (invalid is CryptographicException or FormatException or ArgumentException)
        {
            // The exception may quote the key, so it is not passed on.
        }

        key.Dispose();
        throw new SettingsException("TICKET_KEY must be a P-256 private key: PKCS #8 or SEC 1, as PEM or as base64 of PEM or DER.");
    }

    private static void Import(ECDsa key, string text)
    {
        if (text.Contains(PemLabel, StringComparison.Ordinal))
        {
            key.ImportFromPem(text);
            return;
        }

        var bytes = Convert.FromBase64String(text);
        if (Encoding.ASCII.GetString(bytes) is var pem && pem.Contains(PemLabel, StringComparison.Ordinal)) key.ImportFromPem(pem);
        else ImportDer(key, bytes);
    }

    private static void ImportDer(ECDsa key, byte[] der)
    {
        try
        {
            key.ImportPkcs8PrivateKey(der, out _);
        }
        catch (CryptographicException)
        {
            key.ImportECPrivateKey(der, out _);
        }
    }
}
