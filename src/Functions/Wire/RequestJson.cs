using System.Text.Json;
using System.Text.Json.Serialization;
using GameLobby.Application.Contracts;
using GameLobby.Application.Finding;
using GameLobby.Application.Members;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain.Lobbies;

namespace GameLobby.Functions.Wire;

/// <summary>JSON of requests. Unknown members and members in another case are refused.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters =
    [
        typeof(LobbyIdConverter), typeof(PlayerIdConverter), typeof(InviteIdConverter), typeof(MessageIdConverter),
        typeof(OptionalConverter), typeof(SecretConverter), typeof(CamelCaseConverter<ChatChannel>),
        typeof(CamelCaseConverter<LobbyStatus>), typeof(CamelCaseConverter<Visibility>),
        typeof(CamelCaseConverter<AutoStart>), typeof(CamelCaseConverter<BalanceMode>),
        typeof(CamelCaseConverter<FilterOp>), typeof(CamelCaseConverter<LobbySort>),
    ])]
internal sealed partial class RequestJson : JsonSerializerContext;
