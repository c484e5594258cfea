namespace GameLobby.Application.Admin;

/// <summary>The counts of a mode and region.</summary>
/// <param name="Mode">The game mode.</param>
/// <param name="Region">The region; null for lobbies without one.</param>
/// <param name="Counts">The counts.</param>
public sealed record ModeStats(string Mode, string? Region, LobbyCounts Counts);
