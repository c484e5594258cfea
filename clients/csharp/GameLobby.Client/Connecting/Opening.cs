namespace GameLobby.Client;

/// <summary>A socket on its way to being the one in use.</summary>
internal sealed class Opening(Link? fallback, CancellationTokenSource ended)
{
    public Link? Link { get; set; }

    /// <summary>Timestamp of the client's clock when the handshake began.</summary>
    public long HandshakeAt { get; set; }

    /// <summary>The id of the greeting that was sent over it.</summary>
    public string? HelloId { get; set; }

    /// <summary>What to go back to if the new socket is turned away.</summary>
    public Link? Fallback { get; set; } = fallback;

    /// <summary>Is cancelled when nobody waits for it any more.</summary>
    public CancellationToken Ended { get; } = ended.Token;

    public void End()
    {
        ended.Cancel();
        ended.Dispose();
    }
}
