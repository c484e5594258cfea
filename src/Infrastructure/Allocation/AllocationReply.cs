namespace GameLobby.Infrastructure.Allocation;

/// <summary>The allocator's reply.</summary>
/// <param name="Connection">The game server's address: 1 to 1024 characters that the game understands.</param>
public sealed record AllocationReply(string? Connection);
