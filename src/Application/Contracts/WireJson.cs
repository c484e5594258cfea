using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using GameLobby.Domain.Lobbies;

namespace GameLobby.Application.Contracts;

/// <summary>JSON of messages to clients: camelCase, times in UTC with milliseconds.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    NumberHandling = JsonNumberHandling.Strict,
    AllowOutOfOrderMetadataProperties = true,
    Converters =
    [
        typeof(PlayerIdConverter), typeof(LobbyIdConverter), typeof(ConnectionIdConverter), typeof(InviteIdConverter),
        typeof(MessageIdConverter), typeof(TimeConverter), typeof(CamelCaseConverter<ChatChannel>),
        typeof(CamelCaseConverter<LobbyStatus>), typeof(CamelCaseConverter<Visibility>), typeof(CamelCaseConverter<AutoStart>),
        typeof(CamelCaseConverter<Role>), typeof(CamelCaseConverter<Presence>), typeof(CamelCaseConverter<ChangeReason>),
        typeof(CamelCaseConverter<ChangeAuthor>),
    ])]
[JsonSerializable(typeof(LobbySnapshot))]
[JsonSerializable(typeof(LobbySummary))]
[JsonSerializable(typeof(ChatEntry))]
[JsonSerializable(typeof(HistoryVersion))]
[JsonSerializable(typeof(Push))]
[JsonSerializable(typeof(JsonNode))]
public sealed partial class WireJson : JsonSerializerContext
{
    /// <summary>
    /// Used to write and measure what is sent. It escapes only what JSON requires, and characters beyond U+FFFF: the text never gets into
    /// an HTML page.
    /// </summary>
    public static WireJson Relaxed => field ??= new(new(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
