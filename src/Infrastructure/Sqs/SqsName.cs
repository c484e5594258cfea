using System.Security.Cryptography;
using System.Text;

namespace GameLobby.Infrastructure.Sqs;

/// <summary>Group and deduplication ids, which are up to 128 ASCII characters. Longer and other texts are hashed.</summary>
internal static class SqsName
{
    public static string Of(string name) => name.Length is > 0 and <= 128 && name.All(letter => letter is > ' ' and < (char)127)
        ? name
        : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
}
