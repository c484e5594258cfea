using System.Text.Json;
using System.Text.Json.Serialization;
using GameLobby.Application.Chat;
using GameLobby.Application.Contracts;
using GameLobby.Application.Finding;
using GameLobby.Application.Invites;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Matches;
using GameLobby.Application.Members;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Application.Sessions;
using GameLobby.Application.Signals;
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
        typeof(CamelCaseConverter<Visibility>), typeof(CamelCaseConverter<AutoStart>), typeof(CamelCaseConverter<BalanceMode>),
        typeof(CamelCaseConverter<FilterOp>), typeof(CamelCaseConverter<LobbySort>),
    ])]
[JsonSerializable(typeof(Hello))]
[JsonSerializable(typeof(Ping))]
[JsonSerializable(typeof(CreateLobby))]
[JsonSerializable(typeof(JoinLobby))]
[JsonSerializable(typeof(LeaveLobby))]
[JsonSerializable(typeof(GetLobby))]
[JsonSerializable(typeof(SearchLobbies))]
[JsonSerializable(typeof(QuickJoin))]
[JsonSerializable(typeof(WatchLobbies))]
[JsonSerializable(typeof(UnwatchLobbies))]
[JsonSerializable(typeof(UpdateLobby))]
[JsonSerializable(typeof(CloseLobby))]
[JsonSerializable(typeof(SetReady))]
[JsonSerializable(typeof(SetTeam))]
[JsonSerializable(typeof(UpdateMember))]
[JsonSerializable(typeof(MuteMember))]
[JsonSerializable(typeof(BalanceTeams))]
[JsonSerializable(typeof(KickMember))]
[JsonSerializable(typeof(UnbanMember))]
[JsonSerializable(typeof(PromoteMember))]
[JsonSerializable(typeof(SendInvite))]
[JsonSerializable(typeof(AcceptInvite))]
[JsonSerializable(typeof(DeclineInvite))]
[JsonSerializable(typeof(SendChat))]
[JsonSerializable(typeof(GetChatHistory))]
[JsonSerializable(typeof(SendSignal))]
[JsonSerializable(typeof(GetTicket))]
[JsonSerializable(typeof(StartMatch))]
[JsonSerializable(typeof(CancelMatch))]
[JsonSerializable(typeof(EndMatch))]
internal sealed partial class RequestJson : JsonSerializerContext;
