using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace GameLobby.EndToEnd.Tests.Client;

/// <summary>A WebSocket to the backend.</summary>
internal sealed class ClientSocket : IAsyncDisposable
{
    private readonly ClientWebSocket socket = new();
    private readonly SemaphoreSlim sending = new(1);
    private readonly CancellationTokenSource gone = new();
    private readonly Conversation conversation = new();

    /// <summary>Close code of the connection; null if it ended without one.</summary>
    public Task<int?> Ended { get; private set; } = Task.FromResult<int?>(null);

    /// <summary>Frames sent or received here that docs/asyncapi.yaml does not allow.</summary>
    public IReadOnlyList<string> Faults => conversation.Faults;

    /// <summary>Subprotocol that the handshake selected.</summary>
    public string? Protocol => socket.SubProtocol;

    /// <summary>Opens a socket, or returns the status of the failed handshake.</summary>
    public static async Task<(ClientSocket? Socket, HttpStatusCode Status)> Open(
        Uri address, Action<ClientWebSocketOptions> options, Action<JsonObject> received)
    {
        var opened = new ClientSocket();
        options(opened.socket.Options);
        opened.socket.Options.CollectHttpResponseDetails = true;
        try
        {
            await opened.socket.ConnectAsync(address, CancellationToken.None).WaitAsync(Wait.Deadline);
            opened.Ended = opened.Receive(received);
            return (opened, opened.socket.HttpStatusCode);
        }
        catch (WebSocketException)
        {
            var status = opened.socket.HttpStatusCode;
            await opened.DisposeAsync();
            return (null, status);
        }
    }

    /// <summary>Sends a well-formed request, padded with white space to this many bytes.</summary>
    public Task Send(JsonObject request, int bytes = 0)
    {
        conversation.Sent(request);
        var text = Encoding.UTF8.GetBytes(request.ToJsonString());
        return Send(WebSocketMessageType.Text, [.. text, .. Enumerable.Repeat((byte)' ', Math.Max(0, bytes - text.Length))]);
    }

    /// <summary>Sends any message, split into frames; API Gateway accepts at most 32 KiB per frame.</summary>
    public async Task Send(WebSocketMessageType type, byte[] message, int pieces = 1)
    {
        await sending.WaitAsync();
        try
        {
            for (var piece = 0; piece < pieces; piece++)
            {
                var part = message.AsMemory((message.Length * piece / pieces)..(message.Length * (piece + 1) / pieces));
                await socket.SendAsync(part, type, piece == pieces - 1, CancellationToken.None);
            }
        }
        finally
        {
            sending.Release();
        }
    }

    /// <summary>Closes the connection normally.</summary>
    public async Task Close()
    {
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        await Ended;
    }

    /// <summary>Drops the connection without a close frame.</summary>
    public void Abort() => socket.Abort();

    public async ValueTask DisposeAsync()
    {
        await gone.CancelAsync();
        await Ended;
        socket.Dispose();
        sending.Dispose();
        gone.Dispose();
    }

    /// <summary>Returns the close frame of the server, if the server closed first.</summary>
    private async Task<int?> CompleteClose()
    {
        if (socket.State is WebSocketState.CloseReceived)
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, gone.Token);
        return (int?)socket.CloseStatus;
    }

    private async Task<int?> Receive(Action<JsonObject> received)
    {
        var buffer = new byte[128 * 1024];
        var length = 0;
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer.AsMemory(length), gone.Token);
                if (part.MessageType is WebSocketMessageType.Close) return await CompleteClose();

                length += part.Count;
                if (!part.EndOfMessage) continue;
                var frame = JsonNode.Parse(buffer.AsSpan(0, length))!.AsObject();
                conversation.Received(frame);
                received(frame);
                length = 0;
            }
        }
        catch (Exception lost) when (lost is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Abort disposes the socket, which may happen between two receives.
            return null;
        }
    }
}
