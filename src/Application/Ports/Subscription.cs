using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Ports;

/// <summary>A player's live browser, which ends with its connection.</summary>
public sealed record Subscription(SubscriptionScope Scope, PlayerId Player, Connection Connection);
