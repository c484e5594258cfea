namespace GameLobby.Client;

/// <summary>Receives the events of an <see cref="ILobbySocket"/>.</summary>
public interface ILobbySocketListener
{
    /// <summary>The handshake succeeded.</summary>
    void Opened();

    /// <summary>A complete text message was received.</summary>
    void Received(string frame);

    /// <summary>The socket was closed or lost, or its handshake failed.</summary>
    /// <param name="code">The other side's close code; null when it sent no close frame.</param>
    /// <param name="cause">
    /// The cause; null when unknown. If the service refused the handshake, a <see cref="LobbyException"/> with the code
    /// <see cref="ErrorCodes.Refused"/>, which a retry with the same token would get again.
    /// </param>
    void Closed(int? code, Exception? cause);
}
