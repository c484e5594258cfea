using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Lobbies;

/// <summary>A player who is about to be seated.</summary>
/// <param name="Target">The lobby to join, if it is known.</param>
/// <param name="EarlierRecords">
/// The player's records in the last lobby. They move along, so that a repeat is recognized in any lobby.
/// </param>
/// <param name="Decided">The outcome, if there is nothing to do: the request is a repeat, or is rejected.</param>
/// <param name="Invite">The invite that the player accepts.</param>
internal sealed record Seat(
    Player Player, LobbyId? Target, IdempotencyRecords EarlierRecords, UpdateOutcome? Decided = null, InviteId? Invite = null);
