using System.Buffers.Text;
using System.Security.Cryptography;

namespace GameLobby.LocalCloud.Gateway;

/// <summary>Ids as API Gateway makes them: 15 characters and a "=", which has to be escaped in a URL.</summary>
internal static class OpaqueId
{
    public static string Next() => $"{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(11))}=";
}
