namespace GameLobby.LobbyCtl.Connecting;

/// <summary>What a check did, and how long it took.</summary>
internal sealed record CheckStep(string Name, long Milliseconds);
