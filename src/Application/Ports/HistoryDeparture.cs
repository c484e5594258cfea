using GameLobby.Application.Contracts;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Ports;

/// <summary>Players whose membership ended, and the push that says why.</summary>
public sealed record HistoryDeparture(IReadOnlyList<PlayerId> Players, Push Push);
