using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace GameLobby.LocalCloud.Testing;

/// <summary>A WebSocket client that keeps the messages that it receives until the test asks for them.</summary>
public sealed class TestClient : IAsyncDisposable
{
    private static readonly TimeSpan ReceiveLimit = TimeSpan.FromSeconds(30);

    private readonly ClientWebSocket socket;
    private readonly Channel<JsonElement> messages = Channel.CreateUnbounded<JsonElement>();
    private readonly Task reading;

    private TestClient(ClientWebSocket socket)
    {
        this.socket = socket;
        reading = Task.Run(Read);
    }

    /// <summary>Completes with the close status when the connection has ended; null if it ended without a close frame.</summary>
    public Task<WebSocketCloseStatus?> Closed => reading.ContinueWith(_ => socket.CloseStatus, TaskScheduler.Default);

    public static async Task<TestClient> ConnectAsync(Uri address, string? token = null, CancellationToken ct = default)
    {
        var socket = new ClientWebSocket();
        try
        {
            if (token is not null) socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
            await socket.ConnectAsync(address, ct);
            return new TestClient(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Sends a message: a string unchanged, anything else as JSON.</summary>
    public Task SendAsync(object message, CancellationToken ct = default) => socket.SendAsync(
        message is string text ? Encoding.UTF8.GetBytes(text) : JsonSerializer.SerializeToUtf8Bytes(message, JsonSerializerOptions.Web),
        WebSocketMessageType.Text,
        endOfMessage: true,
        ct);

    /// <summary>Returns the next message that matches; others before it are dropped.</summary>
    /// <exception cref="TimeoutException">No such message came within 30 s.</exception>
    /// <exception cref="ChannelClosedException">The connection ended.</exception>
    public async Task<JsonElement> ReceiveAsync(Func<JsonElement, bool>? matching = null)
    {
        using var limit = new CancellationTokenSource(ReceiveLimit);
        List<string> others = [];
        try
        {
            while (true)
            {
                var message = await messages.Reader.ReadAsync(limit.Token);
                if (matching is null || matching(message)) return message;
                others.Add(message.ToString());
            }
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The expected message did not come within 30 s. Others: {string.Join(' ', others)}");
        }
    }

    /// <summary>Cuts the connection without a close frame.</summary>
    public void Abort() => socket.Abort();

    public async ValueTask DisposeAsync()
    {
        if (socket.State is WebSocketState.Open)
        {
            try
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
                await reading;
            }
            catch (WebSocketException)
            {
                // The connection was lost in the meantime.
            }
        }

        socket.Dispose();
    }

    private async Task Read()
    {
        try
        {
            while (await ReadMessage() is { } message) messages.Writer.TryWrite(JsonElement.Parse(message));
        }
        catch (Exception lost) when (lost is WebSocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Closed then has no status.
        }
        finally
        {
            messages.Writer.TryComplete();
        }
    }

    private async Task<string?> ReadMessage()
    {
        using var message = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var result = await socket.ReceiveAsync(buffer, CancellationToken.None);
            if (result.MessageType is WebSocketMessageType.Close) return null;
            message.Write(buffer, 0, result.Count);
            if (result.EndOfMessage) return Encoding.UTF8.GetString(message.GetBuffer(), 0, (int)message.Length);
        }
    }
}
