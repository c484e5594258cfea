using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using GameLobby.Application.Chat;
using GameLobby.Application.Finding;
using GameLobby.Application.Invites;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Matches;
using GameLobby.Application.Members;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Application.Sessions;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Contracts;

/// <summary>How messages to clients and in the queues are written as JSON: camelCase, times in UTC with milliseconds.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    NumberHandling = JsonNumberHandling.Strict,
    AllowOutOfOrderMetadataProperties = true,
    Converters =
    [
        typeof(PlayerIdConverter), typeof(LobbyIdConverter), typeof(ConnectionIdConverter), typeof(InviteIdConverter),
        typeof(MessageIdConverter), typeof(TimeConverter), typeof(CamelCaseConverter<ChatChannel>),
        typeof(CamelCaseConverter<LobbyStatus>), typeof(CamelCaseConverter<Visibility>), typeof(CamelCaseConverter<AutoStart>),
        typeof(CamelCaseConverter<Role>), typeof(CamelCaseConverter<Presence>), typeof(CamelCaseConverter<Reason>),
    ])]
[JsonSerializable(typeof(LobbySnapshot))]
[JsonSerializable(typeof(Push))]
[JsonSerializable(typeof(Notice))]
[JsonSerializable(typeof(Done))]
[JsonSerializable(typeof(HelloReply))]
[JsonSerializable(typeof(PingReply))]
[JsonSerializable(typeof(VersionReply))]
[JsonSerializable(typeof(StartReply))]
[JsonSerializable(typeof(UpdateReply))]
[JsonSerializable(typeof(TicketReply))]
[JsonSerializable(typeof(Told))]
[JsonSerializable(typeof(ChatReply))]
[JsonSerializable(typeof(ChatHistoryReply))]
[JsonSerializable(typeof(InviteReply))]
[JsonSerializable(typeof(LobbySummary))]
[JsonSerializable(typeof(SearchReply))]
[JsonSerializable(typeof(QuickJoinReply))]
[JsonSerializable(typeof(WatchReply))]
[JsonSerializable(typeof(JsonNode))]
public sealed partial class WireJson : JsonSerializerContext
{
    /// <summary>
    /// What is sent is written by this one, and measured by it. Texts stay as they are but for what JSON itself wants escaped, and what
    /// lies beyond U+FFFF: nothing of it gets into a page of HTML.
    /// </summary>
    public static WireJson Relaxed => field ??= new(new(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
