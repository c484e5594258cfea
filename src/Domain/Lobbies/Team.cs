namespace GameLobby.Domain.Lobbies;

/// <summary>A team and its maximum number of players.</summary>
/// <param name="Name">The team's name.</param>
/// <param name="Size">Maximum number of players on the team.</param>
public sealed record Team(string Name, int Size);
