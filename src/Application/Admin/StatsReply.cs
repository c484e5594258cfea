namespace GameLobby.Application.Admin;

/// <summary>The reply to <c>admin.stats</c>.</summary>
/// <param name="At">When the lobbies were counted.</param>
/// <param name="Total">The counts of all lobbies.</param>
/// <param name="Modes">The counts by mode and region, those with the most players first.</param>
/// <param name="IsComplete">False when there are more lobbies, or more modes and regions, than one request counts.</param>
public sealed record StatsReply(DateTimeOffset At, LobbyCounts Total, IReadOnlyList<ModeStats> Modes, bool IsComplete);
