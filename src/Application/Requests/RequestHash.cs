using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace GameLobby.Application.Requests;

/// <summary>
/// Short hashes that identify a repeat among the latest 16 requests of a player, so that their records stay small.
/// </summary>
public static class RequestHash
{
    private const int IdBytes = 6;
    private const int FingerprintBytes = 3;

    /// <summary>Hashes the id that the client chose, to 8 letters, digits, - and _.</summary>
    public static string OfId(string id) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(id)).AsSpan(0, IdBytes));

    /// <summary>Hashes what the request does, to 4 letters, digits, - and _.</summary>
    public static string OfContent(string action, byte[] data)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(action));
        hash.AppendData([0]);
        hash.AppendData(data);
        return Base64Url.EncodeToString(hash.GetHashAndReset().AsSpan(0, FingerprintBytes));
    }
}
