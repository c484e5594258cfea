using System.Net.WebSockets;
using System.Text;

namespace GameLobby.LocalCloud.Gateway;

/// <summary>One client's open socket: reads its messages, sends what is posted to it, and closes it when its time is up.</summary>
internal sealed class Connection(Handshake handshake, WebSocket socket, FrameMeter meter, GatewayLimits limits, TimeProvider clock)
{
    private readonly Outbox outbox = new(socket, limits);
    private readonly TaskCompletionSource<Ending> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long lastActive = clock.GetUtcNow().Ticks;

    public Handshake Handshake => handshake;

    public DateTimeOffset LastActiveAt => new(Interlocked.Read(ref lastActive), TimeSpan.Zero);

    public bool IsOpen => !ended.Task.IsCompleted;

    /// <returns>False: the client doesn't read what waits for it already.</returns>
    public bool TryPost(ReadOnlyMemory<byte> message)
    {
        Touch();
        return outbox.TryPost(message);
    }

    /// <summary>Ends the connection; what was posted before still goes out. Only the first ending counts.</summary>
    public void Close(Ending ending)
    {
        ended.TrySetResult(ending);
        outbox.Close(ending);
    }

    /// <summary>Serves the socket until it is closed by either side.</summary>
    /// <param name="received">Called for each message, and not awaited: API Gateway promises no order between messages.</param>
    public async Task<Ending> Run(Action<string> received)
    {
        using var gone = new CancellationTokenSource();
        using var idle = new IdleTimer(clock, limits.IdleTimeout, () => LastActiveAt, () => Close(Ending.GoingAway));
        using var duration = clock.CreateTimer(_ => Close(Ending.GoingAway), null, limits.ConnectionDuration, Timeout.InfiniteTimeSpan);

        var sending = outbox.Run(gone.Token);
        var receiving = Receive(received, gone.Token);
        var ending = await ended.Task;
        if (ending != Ending.Lost)
            await Task.WhenAny(Task.WhenAll(sending, receiving), Task.Delay(limits.CloseTimeout, clock, CancellationToken.None));
        await gone.CancelAsync();
        socket.Abort();
        await Task.WhenAll(sending, receiving);
        return ending;
    }

    /// <summary>After the connection's end it reads on, and drops what it reads, so that the close frame isn't lost to a reset.</summary>
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
                if (result.MessageType == WebSocketMessageType.Binary) Close(Ending.Binary);
                else if (IsTooBig(length, result.EndOfMessage)) Close(Ending.TooBig);
                else if (result.EndOfMessage)
                {
                    received(Encoding.UTF8.GetString(buffer, 0, length));
                    length = 0;
                }
            }

            Close(Ending.ByClient(socket.CloseStatus, socket.CloseStatusDescription));
        }
        catch (Exception lost) when (lost is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            Close(Ending.Lost);
        }
    }

    /// <summary>The meter may have seen a large frame behind this message already, so a small, complete message still counts.</summary>
    private bool IsTooBig(int length, bool complete) =>
        complete ? length > limits.FrameSize && meter.SawOversizedFrame : meter.SawOversizedFrame || length == limits.MessageSize;

    private void Touch() => Interlocked.Exchange(ref lastActive, clock.GetUtcNow().Ticks);
}
