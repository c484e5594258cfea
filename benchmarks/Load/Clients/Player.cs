using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;

namespace GameLobby.Benchmarks.Clients;

/// <summary>A player's connection. It reads only as much of each frame as the benchmarks need.</summary>
internal abstract class Player(string id) : IAsyncDisposable
{
    protected static readonly TimeSpan ReplyLimit = TimeSpan.FromSeconds(30);

    private readonly ClientWebSocket socket = new();
    private readonly SemaphoreSlim sending = new(1);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<Reply>> waiting = new();
    private int lastId;
    private Task reading = Task.CompletedTask;

    public string Id => id;

    /// <summary>The lobby of the last snapshot.</summary>
    public string? LobbyId { get; private set; }

    /// <summary>How many changes the player has made.</summary>
    public int Turn { get; set; }

    public ReceivedVersions Versions { get; } = new();

    protected virtual WebSocketMessageType MessageType => WebSocketMessageType.Text;

    /// <summary>Sends a request and returns its reply, which can be a refusal.</summary>
    public virtual async Task<Reply> Send(string action, object? data = null)
    {
        var request = Interlocked.Increment(ref lastId).ToString(CultureInfo.InvariantCulture);
        var reply = waiting[request] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            await Send(Write(request, action, data ?? new { }));
            return await reply.Task.WaitAsync(ReplyLimit);
        }
        catch (TimeoutException)
        {
            return new Reply(null, 0, Reply.Timeout, Stopwatch.GetTimestamp());
        }
        finally
        {
            waiting.TryRemove(request, out _);
        }
    }

    /// <summary>Sends a request that must succeed.</summary>
    /// <exception cref="InvalidOperationException">The request was refused.</exception>
    public async Task<Reply> Request(string action, object? data = null)
    {
        var reply = await Send(action, data);
        return reply.Succeeded ? reply : throw new InvalidOperationException($"{action} of {id} was refused: {reply.Error}");
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (socket.State is WebSocketState.Open)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
                await reading.WaitAsync(ReplyLimit);
            }
        }
        catch (Exception lost) when (lost is WebSocketException or TimeoutException)
        {
            // The server has ended.
        }

        socket.Dispose();
        sending.Dispose();
    }

    protected async Task Open(Uri address, string? token = null)
    {
        if (token is not null) socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        await socket.ConnectAsync(address, CancellationToken.None);
        reading = Task.Run(Read);
    }

    protected async Task Send(byte[] frame)
    {
        await sending.WaitAsync();
        try
        {
            await socket.SendAsync(frame, MessageType, endOfMessage: true, CancellationToken.None);
        }
        finally
        {
            sending.Release();
        }
    }

    /// <summary>Writes the frame of a request.</summary>
    protected abstract byte[] Write(string request, string action, object data);

    /// <summary>Handles a message of the socket, which can hold several frames.</summary>
    protected abstract void Receive(ReadOnlySpan<byte> message);

    protected void Receive(Frame frame)
    {
        var now = Stopwatch.GetTimestamp();
        if (frame.IsChange)
        {
            Versions.Receive(frame.Previous, frame.Version, now);
        }
        else if (frame.IsReply)
        {
            if (frame is { LobbyId: { } lobby, Version: > 0 }) Hold(lobby, frame.Version);
            if (waiting.TryGetValue(frame.Id!, out var request))
                request.TrySetResult(new Reply(frame.LobbyId, frame.Version, frame.Error, now));
        }
    }

    /// <summary>Begins with a snapshot of a lobby.</summary>
    protected void Hold(string lobby, long version)
    {
        LobbyId = lobby;
        Versions.Begin(version, Stopwatch.GetTimestamp());
    }

    private async Task Read()
    {
        var buffer = new byte[16 * 1024];
        var length = 0;
        try
        {
            while (true)
            {
                if (length == buffer.Length) Array.Resize(ref buffer, 2 * buffer.Length);
                var received = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                if (received.MessageType is WebSocketMessageType.Close) break;
                length += received.Count;
                if (!received.EndOfMessage) continue;
                Receive(buffer.AsSpan(0, length));
                length = 0;
            }
        }
        catch (WebSocketException)
        {
            // The server has ended.
        }

        foreach (var request in waiting.Values) request.TrySetException(new WebSocketException("The connection ended."));
    }
}
