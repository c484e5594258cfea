using System.Net.WebSockets;
using System.Text;

namespace GameLobby.Client;

/// <summary>A socket over the platform's own <see cref="ClientWebSocket"/>.</summary>
public sealed class WebSocketLobbySocket : ILobbySocket, IDisposable
{
    private static readonly TimeSpan TimeToClose = TimeSpan.FromSeconds(2);

    private readonly ClientWebSocket socket = new();
    private readonly CancellationTokenSource ended = new();
    private readonly TokenPlace place;
    private Task sending = Task.CompletedTask;

    /// <summary>A socket that is not open yet.</summary>
    /// <param name="place">Where the handshake carries the token.</param>
    public WebSocketLobbySocket(TokenPlace place = TokenPlace.Header) => this.place = place;

    /// <inheritdoc/>
    public void Open(Uri url, string token, ILobbySocketListener listener)
    {
        Carry(token);
        _ = Task.Run(() => Run(url, listener));
    }

    /// <inheritdoc/>
    public void Send(string frame) => sending = After(sending, () => socket.SendAsync(
        Encoding.UTF8.GetBytes(frame).AsMemory(), WebSocketMessageType.Text, endOfMessage: true, ended.Token).AsTask());

    /// <inheritdoc/>
    public void Close()
    {
        if (socket.State is not WebSocketState.Open)
        {
            ended.Cancel();
            return;
        }

        // What was given before goes out first; the other side's goodbye ends the loop that receives.
        ended.CancelAfter(TimeToClose);
        sending = After(sending, () => socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, ended.Token));
    }

    /// <inheritdoc cref="Close"/>
    public void Dispose() => Close();

    private void Carry(string token)
    {
        if (place is TokenPlace.Header)
        {
            try
            {
                socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
                return;
            }
            catch (PlatformNotSupportedException)
            {
                // Browsers: the other way is open to them.
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
            await socket.ConnectAsync(url, ended.Token).ConfigureAwait(false);
            listener.Opened();
            while (await Receive().ConfigureAwait(false) is { } frame) listener.Received(frame);
        }
        catch (Exception failure)
        {
            cause = failure;
        }

        var code = (int?)socket.CloseStatus;
        socket.Dispose();
        listener.Closed(code, cause);
    }

    /// <summary>Null when the other side has closed.</summary>
    private async Task<string?> Receive()
    {
        using var frame = new MemoryStream();
        var buffer = new byte[4096];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), ended.Token).ConfigureAwait(false);
            if (part.MessageType is WebSocketMessageType.Close) return null;
            frame.Write(buffer, 0, part.Count);
            if (part.EndOfMessage) return Encoding.UTF8.GetString(frame.GetBuffer(), 0, (int)frame.Length);
        }
    }

    /// <summary>A failure shows where the socket is read: that it broke.</summary>
    private static async Task After(Task before, Func<Task> next)
    {
        await before.ConfigureAwait(false);
        try
        {
            await next().ConfigureAwait(false);
        }
        catch (Exception failure) when (failure
            is WebSocketException or OperationCanceledException or ObjectDisposedException
            or InvalidOperationException or IOException)
        {
        }
    }
}
