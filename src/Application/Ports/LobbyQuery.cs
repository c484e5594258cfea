namespace GameLobby.Application.Ports;

/// <summary>A query of the index of public lobbies.</summary>
/// <param name="Mode">Null: any mode.</param>
/// <param name="Region">Null: any region, or none.</param>
/// <param name="HasSlots">Return only lobbies that a player can join now.</param>
/// <param name="ExpectedCount">Expected number of lobbies that the caller will read, a hint for page sizes.</param>
public sealed record LobbyQuery(string? Mode, string? Region, bool HasSlots, LobbySort Sort, int ExpectedCount);
