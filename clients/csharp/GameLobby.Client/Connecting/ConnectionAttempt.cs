namespace GameLobby.Client;

/// <summary>An attempt to open a connection, from fetching the token to the reply to <c>session.hello</c>.</summary>
internal sealed class ConnectionAttempt(SocketChannel? fallback, CancellationTokenSource cancellation)
{
    public SocketChannel? Channel { get; set; }

    /// <summary>Timestamp of the client's clock when the handshake began.</summary>
    public long HandshakeAt { get; set; }

    /// <summary>Id of the <c>session.hello</c> request sent over the new connection.</summary>
    public string? HelloId { get; set; }

    /// <summary>The connection to keep using if this attempt fails; null once there is no way back.</summary>
    public SocketChannel? Fallback { get; set; } = fallback;

    /// <summary>Cancelled when the attempt is over, whether it succeeded or failed.</summary>
    public CancellationToken CancellationToken { get; } = cancellation.Token;

    public void End()
    {
        cancellation.Cancel();
        cancellation.Dispose();
    }
}
