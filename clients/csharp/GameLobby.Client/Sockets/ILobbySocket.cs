namespace GameLobby.Client;

/// <summary>
/// One WebSocket connection, from its handshake to its close. Implement it for platforms without
/// <see cref="System.Net.WebSockets.ClientWebSocket"/> (WebGL) or for tests. The client calls its methods one at a time;
/// they must not block.
/// </summary>
public interface ILobbySocket
{
    /// <summary>Starts the handshake. The listener is notified of its outcome and of all later events, on any thread.</summary>
    /// <param name="url"><c>wss://HOST/STAGE</c></param>
    /// <param name="token">
    /// The player's JWT. Send it in the header <c>Authorization: Bearer JWT</c> or, where headers cannot be set, as the
    /// sub-protocols <c>lobby.v1</c> and <c>bearer.JWT</c>.
    /// </param>
    /// <param name="listener">Receives the socket's events.</param>
    void Open(Uri url, string token, ILobbySocketListener listener);

    /// <summary>Sends a text message, after all earlier ones. Called only while the socket is open.</summary>
    void Send(string frame);

    /// <summary>
    /// Closes the socket, after it has sent all earlier messages, or aborts its handshake. No method is called afterwards, and later
    /// events are ignored.
    /// </summary>
    /// <returns>Completes when the other side has closed too, or when it did not within a time of the socket's choice.</returns>
    Task CloseAsync();
}
