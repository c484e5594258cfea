namespace GameLobby.Infrastructure.Allocation;

/// <summary>A team of the match.</summary>
public sealed record AllocationTeam(string Name, int Size);
