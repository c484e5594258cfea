using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using GameLobby.Application.Contracts;

namespace GameLobby.Infrastructure.Sqs;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, Converters = [typeof(LobbyIdConverter), typeof(TimeConverter)])]
[JsonSerializable(typeof(DueTimer))]
public sealed partial class QueueJson : JsonSerializerContext;

/// <summary>Group and deduplication ids are up to 128 ASCII characters; a player's id that is longer or stranger is hashed.</summary>
internal static class SqsName
{
    public static string Of(string name) => name.Length is > 0 and <= 128 && name.All(letter => letter is > ' ' and < (char)127)
        ? name
        : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
}
