using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GameLobby.Domain.Values;

/// <summary>
/// A salted PBKDF2 (SHA-256) hash of a password: <c>iterations.salt.hash</c>, salt and hash in base64. The hash stores its own cost, so
/// the cost can be raised without breaking stored hashes.
/// </summary>
public sealed record PasswordHash(string Value)
{
    public const int SaltBytes = 16;

    private const int HashBytes = 32;
    private const int Iterations = 100_000;

    /// <summary>The cost of hashes that were stored without one.</summary>
    private const int IterationsOfOldHashes = 100_000;

    /// <param name="salt">Random bytes for this password alone.</param>
    public static PasswordHash Of(string password, ReadOnlySpan<byte> salt) => Of(password, salt, Iterations);

    /// <param name="iterations">The cost.</param>
    public static PasswordHash Of(string password, ReadOnlySpan<byte> salt, int iterations) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"{iterations}.{Convert.ToBase64String(salt)}.{Convert.ToBase64String(Hash(password, salt, iterations))}"));

    /// <summary>Compares in constant time. Takes tens of milliseconds of CPU on purpose.</summary>
    public bool Matches(string password)
    {
        var parts = Value.Split('.');
        var iterations = parts.Length == 3 ? int.Parse(parts[0], CultureInfo.InvariantCulture) : IterationsOfOldHashes;
        var (salt, expected) = (Convert.FromBase64String(parts[^2]), Convert.FromBase64String(parts[^1]));
        return CryptographicOperations.FixedTimeEquals(expected, Hash(password, salt, iterations));
    }

    private static byte[] Hash(string password, ReadOnlySpan<byte> salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(password), salt, iterations, HashAlgorithmName.SHA256, HashBytes);
}
