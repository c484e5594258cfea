using GameLobby.Domain.Values;

namespace GameLobby.Application.Ports;

/// <summary>The pushes of one version, by audience.</summary>
/// <param name="Audiences">The members.</param>
/// <param name="Departures">Players who were members until this version; null in older entries.</param>
/// <param name="Undelivered">The players who did not get their push, with the reason; null in older entries.</param>
public sealed record HistoryEntry(
    LobbyId Lobby,
    long Version,
    DateTimeOffset At,
    IReadOnlyList<HistoryAudience> Audiences,
    IReadOnlyList<HistoryDeparture>? Departures = null,
    IReadOnlyList<PushFailure>? Undelivered = null);
