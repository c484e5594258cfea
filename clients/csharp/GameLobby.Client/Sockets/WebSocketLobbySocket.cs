using System.Net.WebSockets;
using System.Text;

namespace GameLobby.Client;

/// <summary>An <see cref="ILobbySocket"/> over the platform's <see cref="ClientWebSocket"/>.</summary>
public sealed class WebSocketLobbySocket : ILobbySocket, IAsyncDisposable
{
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);

    private readonly ClientWebSocket socket = new();
    private readonly CancellationTokenSource cancellation = new();
    private readonly TokenLocation tokenLocation;
    private Task running = Task.CompletedTask;
    private Task sending = Task.CompletedTask;

    /// <summary>Creates a socket that is not open yet.</summary>
    /// <param name="tokenLocation">Where the handshake carries the token.</param>
    public WebSocketLobbySocket(TokenLocation tokenLocation = TokenLocation.Header) => this.tokenLocation = tokenLocation;

    /// <inheritdoc/>
    public void Open(Uri url, string token, ILobbySocketListener listener)
    {
        AddToken(token);
        running = Task.Run(() => Run(url, listener));
    }

    /// <inheritdoc/>
    public void Send(string frame) => sending = RunAfter(sending, () => socket.SendAsync(
        Encoding.UTF8.GetBytes(frame).AsMemory(), WebSocketMessageType.Text, endOfMessage: true, cancellation.Token).AsTask());

    /// <summary>Closes the socket, after it has sent all earlier messages, or aborts its handshake.</summary>
    /// <returns>Completes when the other side has closed too, after at most 2 s.</returns>
    public Task CloseAsync()
    {
        if (socket.State is WebSocketState.Open)
        {
            // The other side's close frame ends the receive loop.
            cancellation.CancelAfter(CloseTimeout);
            sending = RunAfter(sending, () => socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellation.Token));
        }
        else
            cancellation.Cancel();
        return running;
    }

    /// <inheritdoc cref="CloseAsync"/>
    public ValueTask DisposeAsync() => new(CloseAsync());

    private void AddToken(string token)
    {
        if (tokenLocation is TokenLocation.Header)
        {
            try
            {
                socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
                return;
            }
            catch (PlatformNotSupportedException)
            {
                // Browsers cannot set headers.
            }
        }

        socket.Options.AddSubProtocol("lobby.v1");
        socket.Options.AddSubProtocol($"bearer.{token}");
    }

    private async Task Run(Uri url, ILobbySocketListener listener)
    {
        Exception? cause = null;
        try
        {
            await socket.ConnectAsync(url, cancellation.Token).ConfigureAwait(false);
            listener.Opened();
            while (await Receive().ConfigureAwait(false) is { } frame) listener.Received(frame);
        }
        catch (WebSocketException exception) when (IsRefusal(exception))
        {
            cause = new LobbyException(ErrorCodes.Refused, $"The service refused the connection. Check the token. {exception.Message}");
        }
        catch (Exception exception)
        {
            cause = exception;
        }

        var code = (int?)socket.CloseStatus;
        socket.Dispose();
        listener.Closed(code, cause);
    }

    /// <summary>
    /// Whether the handshake failed with status 401 or 403. After others, such as 429 and 503, a retry may succeed. On
    /// netstandard2.1 only the exception's message has the status.
    /// </summary>
    private static bool IsRefusal(WebSocketException exception) =>
        exception.WebSocketErrorCode is WebSocketError.NotAWebSocket
        && (exception.Message.Contains("401", StringComparison.Ordinal) || exception.Message.Contains("403", StringComparison.Ordinal));

    /// <summary>Returns the next text message; null when the other side has closed.</summary>
    private async Task<string?> Receive()
    {
        using var frame = new MemoryStream();
        var buffer = new byte[4096];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), cancellation.Token).ConfigureAwait(false);
            if (part.MessageType is WebSocketMessageType.Close) return null;
            frame.Write(buffer, 0, part.Count);
            if (part.EndOfMessage) return Encoding.UTF8.GetString(frame.GetBuffer(), 0, (int)frame.Length);
        }
    }

    /// <summary>Runs the next send. Its failure is ignored here: the receive loop fails too, and reports the loss.</summary>
    private static async Task RunAfter(Task previous, Func<Task> next)
    {
        await previous.ConfigureAwait(false);
        try
        {
            await next().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception
            is WebSocketException or OperationCanceledException or ObjectDisposedException
            or InvalidOperationException or IOException)
        {
        }
    }
}
