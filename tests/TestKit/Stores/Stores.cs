using GameLobby.Application.Ports;

namespace GameLobby.TestKit.Stores;

/// <summary>Ports that are kept in one place.</summary>
public sealed record Stores(ILobbies Lobbies, IPlayers Players)
{
    public required IEdits Edits { get; init; }
}
