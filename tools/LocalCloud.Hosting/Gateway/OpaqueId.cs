using System.Buffers.Text;
using System.Security.Cryptography;

namespace GameLobby.LocalCloud.Gateway;

/// <summary>Ids like those of API Gateway: 15 characters and a "=", which must be escaped in a URL.</summary>
internal static class OpaqueId
{
    public static string Next() => $"{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(11))}=";
}
