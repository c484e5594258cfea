namespace GameLobby.Client;

/// <summary>The state of a client's connection.</summary>
public enum ConnectionState
{
    /// <summary>Not connected: before <see cref="LobbyClient.ConnectAsync"/> and after <see cref="LobbyClient.CloseAsync"/>.</summary>
    Closed,

    /// <summary>Opening the first connection.</summary>
    Connecting,

    /// <summary>Connected; the service has replied to <c>session.hello</c>.</summary>
    Online,

    /// <summary>The connection was lost, and the client is opening another.</summary>
    Reconnecting,

    /// <summary>The player connected from elsewhere, or this client ignored <c>rate_limited</c>. This state is final.</summary>
    Replaced,
}
