using System.Text.Json;
using System.Text.Json.Serialization;
using GameLobby.Application.Contracts;
using GameLobby.Domain.Lobbies;

namespace GameLobby.Functions.Wire;

/// <summary>JSON of replies.</summary>
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
internal sealed partial class ReplyJson : JsonSerializerContext;
