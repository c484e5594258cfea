using System.Security.Cryptography;
using System.Text;

namespace GameLobby.Domain.Values;

/// <summary>A password as it is kept: salted and hashed slowly (PBKDF2, SHA-256), so a reader of the table can't guess it fast.</summary>
public sealed record PasswordHash(string Value)
{
    public const int SaltBytes = 16;

    private const int HashBytes = 32;
    private const int Iterations = 100_000;

    /// <param name="salt">Drawn by chance for this password alone.</param>
    public static PasswordHash Of(string password, ReadOnlySpan<byte> salt) =>
        new($"{Convert.ToBase64String(salt)}.{Convert.ToBase64String(Hash(password, salt))}");

    /// <summary>Takes as long for a password that is nearly right as for one that is all wrong.</summary>
    public bool Matches(string password)
    {
        var dot = Value.IndexOf('.');
        var (salt, hash) = (Convert.FromBase64String(Value[..dot]), Convert.FromBase64String(Value[(dot + 1)..]));
        return CryptographicOperations.FixedTimeEquals(hash, Hash(password, salt));
    }

    private static byte[] Hash(string password, ReadOnlySpan<byte> salt) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(password), salt, Iterations, HashAlgorithmName.SHA256, HashBytes);
}
