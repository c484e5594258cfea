namespace GameLobby.Client;

/// <summary>
/// One WebSocket, from its handshake to its end. Implement it where <see cref="System.Net.WebSockets.ClientWebSocket"/>
/// is not to be had (WebGL), or in tests. Its methods are called one at a time, and must not wait for anything.
/// </summary>
public interface ILobbySocket
{
    /// <summary>Begins the handshake. What comes of it, and all that comes later, is told to the listener, on any thread.</summary>
    /// <param name="url"><c>wss://HOST/STAGE</c></param>
    /// <param name="token">
    /// The player's JWT: goes into the header <c>Authorization: Bearer JWT</c>, or, where no header can be set, into
    /// the sub-protocols <c>lobby.v1</c> and <c>bearer.JWT</c>.
    /// </param>
    /// <param name="listener">Whom to tell.</param>
    void Open(Uri url, string token, ILobbySocketListener listener);

    /// <summary>Sends a text message, after those that were given before. Called only between opened and closed.</summary>
    void Send(string frame);

    /// <summary>Ends the socket, or its handshake; nothing is asked of it afterwards, and what it still tells is not heard.</summary>
    void Close();
}

/// <summary>Hears what becomes of a socket.</summary>
public interface ILobbySocketListener
{
    /// <summary>The handshake is done.</summary>
    void Opened();

    /// <summary>A whole text message came.</summary>
    void Received(string frame);

    /// <summary>The socket is gone, or never came up.</summary>
    /// <param name="code">The close code of the other side's goodbye; null when there was none.</param>
    /// <param name="cause">Why, as far as it is known.</param>
    void Closed(int? code, Exception? cause);
}
