using GameLobby.Application.Ports;

namespace GameLobby.TestKit.Stores;

/// <summary>Two ports that are kept in one place.</summary>
public sealed record Stores(ILobbies Lobbies, IPlayers Players);
