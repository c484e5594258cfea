using System.Net.WebSockets;
using System.Threading.Channels;

namespace GameLobby.LocalCloud.Gateway;

/// <summary>
/// What waits to be sent over one socket: one writer, in order, and bounded, so that a reader who doesn't read holds up nobody else.
/// </summary>
internal sealed class Outbox(WebSocket socket, GatewayLimits limits)
{
    private readonly Channel<ReadOnlyMemory<byte>> messages = Channel.CreateUnbounded<ReadOnlyMemory<byte>>(new() { SingleReader = true });
    private Ending? ending;
    private int waiting;

    /// <returns>False: so much waits already that this one is refused.</returns>
    public bool TryPost(ReadOnlyMemory<byte> message)
    {
        if (Interlocked.Add(ref waiting, message.Length) <= limits.SendBuffer && messages.Writer.TryWrite(message)) return true;
        Interlocked.Add(ref waiting, -message.Length);
        return false;
    }

    /// <summary>Closes the socket once what was posted before is sent.</summary>
    public void Close(Ending how)
    {
        if (Interlocked.CompareExchange(ref ending, how, null) is null) messages.Writer.TryComplete();
    }

    /// <summary>Sends until closed; ends early, and quietly, when the socket is lost.</summary>
    public async Task Run(CancellationToken ct)
    {
        try
        {
            await foreach (var message in messages.Reader.ReadAllAsync(ct))
            {
                await Send(message, ct);
                Interlocked.Add(ref waiting, -message.Length);
            }

            // 1005 and 1006 are never sent: they say that there was no code, or no close frame.
            if (ending is { Code: not (1005 or 1006) } how) await socket.CloseOutputAsync(how.Status, how.Reason, ct);
            else if (ending is { Code: 1005 }) await socket.CloseOutputAsync(WebSocketCloseStatus.Empty, null, ct);
        }
        catch (Exception lost) when (lost is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            messages.Writer.TryComplete();
        }
    }

    private async Task Send(ReadOnlyMemory<byte> message, CancellationToken ct)
    {
        do
        {
            var frame = message[..Math.Min(message.Length, limits.FrameSize)];
            message = message[frame.Length..];
            await socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: message.IsEmpty, ct);
        } while (!message.IsEmpty);
    }
}
