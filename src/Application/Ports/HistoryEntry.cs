using GameLobby.Domain.Values;

namespace GameLobby.Application.Ports;

/// <summary>The pushes of one version, by audience.</summary>
public sealed record HistoryEntry(LobbyId Lobby, long Version, DateTimeOffset At, IReadOnlyList<HistoryAudience> Audiences);
