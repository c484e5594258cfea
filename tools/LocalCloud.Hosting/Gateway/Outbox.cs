using System.Net.WebSockets;
using System.Threading.Channels;

namespace GameLobby.LocalCloud.Gateway;

/// <summary>
/// The send queue of one WebSocket. A single writer sends messages in order; the queue is bounded, and a slow client does not delay
/// others.
/// </summary>
internal sealed class Outbox(WebSocket socket, GatewayLimits limits)
{
    private readonly Channel<ReadOnlyMemory<byte>> messages = Channel.CreateUnbounded<ReadOnlyMemory<byte>>(new() { SingleReader = true });
    private DisconnectReason? ending;
    private int queued;

    /// <returns>False if the queue is full.</returns>
    public bool TryPost(ReadOnlyMemory<byte> message)
    {
        if (Interlocked.Add(ref queued, message.Length) <= limits.SendBuffer && messages.Writer.TryWrite(message)) return true;
        Interlocked.Add(ref queued, -message.Length);
        return false;
    }

    /// <summary>Closes the WebSocket after the posted messages are sent.</summary>
    public void Close(DisconnectReason requested)
    {
        if (Interlocked.CompareExchange(ref ending, requested, null) is null) messages.Writer.TryComplete();
    }

    /// <summary>Sends messages until closed or until the connection is lost.</summary>
    public async Task Run(CancellationToken ct)
    {
        try
        {
            await foreach (var message in messages.Reader.ReadAllAsync(ct))
            {
                await Send(message, ct);
                Interlocked.Add(ref queued, -message.Length);
            }

            // 1005 and 1006 mean "no code" and "no close frame", and are never sent.
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
