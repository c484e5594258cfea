using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;

namespace GameLobby.Infrastructure.Sqs;

/// <summary>JSON of the messages in queues.</summary>
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
    ])]
[JsonSerializable(typeof(DueTimer))]
[JsonSerializable(typeof(Notice))]
[JsonSerializable(typeof(QueuedCommand))]
public sealed partial class QueueJson : JsonSerializerContext
{
    internal static QueueJson Relaxed => field ??= new(new(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
