using System.Net.WebSockets;
using System.Text;
using GameLobby.LocalCloud.Billing;

namespace GameLobby.LocalCloud.Gateway;

/// <summary>One client's WebSocket: reads its messages, sends posted messages, and closes it at the gateway's time limits.</summary>
internal sealed class Connection(
    Handshake handshake, WebSocket socket, FrameMeter meter, Ledger ledger, GatewayLimits limits, TimeProvider clock)
{
    private readonly Outbox outbox = new(socket, limits);
    private readonly TaskCompletionSource<DisconnectReason> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long lastActive = clock.GetUtcNow().Ticks;

    public Handshake Handshake => handshake;

    public DateTimeOffset LastActiveAt => new(Interlocked.Read(ref lastActive), TimeSpan.Zero);

    public bool IsOpen => !ended.Task.IsCompleted;

    /// <returns>False if the send buffer is full.</returns>
    public bool TryPost(ReadOnlyMemory<byte> message)
    {
        Touch();
        if (!outbox.TryPost(message)) return false;
        ledger.MessageOut(message.Length);
        return true;
    }

    /// <summary>Closes the connection after the messages that are already posted. Later calls have no effect.</summary>
    public void Close(DisconnectReason ending)
    {
        ended.TrySetResult(ending);
        outbox.Close(ending);
    }

    /// <summary>Serves the socket until it is closed by either side.</summary>
    /// <param name="received">Called for each message and not awaited, because API Gateway does not keep messages in order.</param>
    public async Task<DisconnectReason> Run(Action<string> received)
    {
        using var gone = new CancellationTokenSource();
        using var idle = new IdleTimer(clock, limits.IdleTimeout, () => LastActiveAt, () => Close(DisconnectReason.GoingAway));
        using var duration = clock.CreateTimer(
            _ => Close(DisconnectReason.GoingAway), null, limits.ConnectionDuration, Timeout.InfiniteTimeSpan);

        var sending = outbox.Run(gone.Token);
        var receiving = Receive(received, gone.Token);
        var ending = await ended.Task;
        if (ending != DisconnectReason.Lost)
            await Task.WhenAny(Task.WhenAll(sending, receiving), Task.Delay(limits.CloseTimeout, clock, CancellationToken.None));
        await gone.CancelAsync();
        socket.Abort();
        await Task.WhenAll(sending, receiving);
        return ending;
    }

    /// <summary>Reads messages. After the connection has ended it discards them; otherwise a reset could lose the close frame.</summary>
    private async Task Receive(Action<string> received, CancellationToken ct)
    {
        var buffer = new byte[limits.MessageSize];
        var length = 0;
        try
        {
            while (true)
            {
                var result = await socket.ReceiveAsync(buffer.AsMemory(IsOpen ? length : 0), ct);
                if (result.MessageType == WebSocketMessageType.Close) break;
                if (!IsOpen) continue;
                Touch();
                length += result.Count;
                if (result.MessageType == WebSocketMessageType.Binary) Close(DisconnectReason.Binary);
                else if (IsTooBig(length, result.EndOfMessage)) Close(DisconnectReason.TooBig);
                else if (result.EndOfMessage)
                {
                    ledger.MessageIn(length);
                    received(Encoding.UTF8.GetString(buffer, 0, length));
                    length = 0;
                }
            }

            Close(DisconnectReason.ByClient(socket.CloseStatus, socket.CloseStatusDescription));
        }
        catch (Exception lost) when (lost is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            Close(DisconnectReason.Lost);
        }
    }

    /// <summary>The meter may have seen a large frame that follows this message, so a small, complete message is never too big.</summary>
    private bool IsTooBig(int length, bool complete) =>
        complete ? length > limits.FrameSize && meter.SawOversizedFrame : meter.SawOversizedFrame || length == limits.MessageSize;

    private void Touch() => Interlocked.Exchange(ref lastActive, clock.GetUtcNow().Ticks);
}
