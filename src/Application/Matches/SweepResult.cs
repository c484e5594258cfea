namespace GameLobby.Application.Matches;

/// <summary>Number of overdue lobbies that a sweep found, and how many of them failed.</summary>
public sealed record SweepResult(int Lobbies, int Failed);
