namespace GameLobby.Client;

/// <summary>How a client's connection stands.</summary>
public enum ConnectionState
{
    /// <summary>Before <see cref="LobbyClient.Connect"/> and after <see cref="LobbyClient.Close"/>.</summary>
    Closed,

    /// <summary>Until the first socket is up.</summary>
    Connecting,

    /// <summary>A socket is up, and the service has greeted.</summary>
    Online,

    /// <summary>There was a socket, and there will be one again.</summary>
    Reconnecting,

    /// <summary>The player has connected elsewhere: for good.</summary>
    Replaced,
}
