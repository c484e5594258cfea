using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace GameLobby.Functions.Diagnostics;

/// <summary>Player ids in logs: unchanged, or hashed with the name of the table, which is partly random, as the key.</summary>
internal sealed class PlayerIds(IConfiguration configuration)
{
    private const int HashBytes = 9;

    private readonly byte[]? key = configuration["HASH_PLAYER_IDS"] is "true"
        ? Encoding.UTF8.GetBytes(configuration["TABLE_NAME"] ?? "")
        : null;

    public string InLogs(string player) => key is null
        ? player
        : System.Buffers.Text.Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(player)).AsSpan(0, HashBytes));
}
