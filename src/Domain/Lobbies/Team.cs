namespace GameLobby.Domain.Lobbies;

/// <summary>A team and its maximum number of players.</summary>
public sealed record Team(string Name, int Size);
