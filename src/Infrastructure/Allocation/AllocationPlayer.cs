namespace GameLobby.Infrastructure.Allocation;

/// <summary>A player of the match.</summary>
public sealed record AllocationPlayer(string PlayerId, string Name, string? Team, IReadOnlyDictionary<string, string> Data);
