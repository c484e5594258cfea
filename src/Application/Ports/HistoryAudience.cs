using GameLobby.Application.Contracts;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Ports;

/// <summary>Players who were sent the same push.</summary>
public sealed record HistoryAudience(IReadOnlyList<PlayerId> Players, LobbyChangedPush Push);
