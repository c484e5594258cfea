using System.Text.Json;
using System.Text.Json.Serialization;
using GameLobby.Application.Contracts;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Matches;
using GameLobby.Application.Members;
using GameLobby.Application.Sessions;
using GameLobby.Domain.Lobbies;

namespace GameLobby.Functions.Wire;

/// <summary>How requests' data is read: to the letter, members unknown or of another case refused.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(LobbyIdConverter), typeof(CamelCaseConverter<Visibility>), typeof(CamelCaseConverter<AutoStart>)])]
[JsonSerializable(typeof(Hello))]
[JsonSerializable(typeof(Ping))]
[JsonSerializable(typeof(CreateLobby))]
[JsonSerializable(typeof(JoinLobby))]
[JsonSerializable(typeof(LeaveLobby))]
[JsonSerializable(typeof(GetLobby))]
[JsonSerializable(typeof(SetReady))]
[JsonSerializable(typeof(StartMatch))]
[JsonSerializable(typeof(CancelMatch))]
[JsonSerializable(typeof(EndMatch))]
internal sealed partial class RequestJson : JsonSerializerContext;
