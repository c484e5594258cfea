using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace GameLobby.Client;

/// <summary>
/// Combines a player's connection, requests and lobby. Unlike in most libraries, awaits here return to the caller's
/// context: on platforms without threads there is no other context to run on.
/// </summary>
internal sealed class LobbySession : IConnectionOwner
{
    private const int ProtocolVersion = 1;

    /// <summary>API Gateway closes a connection after ten idle minutes.</summary>
    private static readonly TimeSpan HelloInterval = TimeSpan.FromMinutes(4);

    private readonly ClientContext context;
    private readonly ISessionListener listener;
    private readonly Connection connection;
    private readonly RequestQueue requests;
    private readonly HeldLobby held;
    private readonly ServerClock serverClock;
    private readonly OneShotTimer helloTimer;
    private readonly RecentPushes recentPushes = new();
    private (DateTimeOffset SentAt, JsonElement Data) lastHello;
    private bool isResyncing;
    private bool isDisposed;

    public LobbySession(ClientContext context, ISessionListener listener)
    {
        (this.context, this.listener) = (context, listener);
        helloTimer = new(context);
        serverClock = new(context.Clock);
        connection = new(context, this);
        requests = new(context, ApplyReply, HandleRefusal, connection.ReplaceUnresponsive);
        held = new(context, RequestLobby, listener.LobbyChanged);
    }

    public ConnectionState State => connection.State;

    public LobbySnapshot? Lobby => held.Lobby;

    /// <summary>The reply that opened the latest connection; null before the first one.</summary>
    public HelloReply? Hello { get; private set; }

    public DateTimeOffset ServerNow
    {
        get
        {
            lock (context.SyncRoot) return serverClock.Now;
        }
    }

    public async Task Connect(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var waiter = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (context.SyncRoot)
        {
            ObjectDisposedException.ThrowIf(isDisposed, typeof(LobbyClient));
            _ = connection.Connect(waiter);
        }

        using var registration = cancellationToken.Register(() => waiter.TrySetCanceled(cancellationToken));
        await waiter.Task;
    }

    public Task Close()
    {
        lock (context.SyncRoot) return connection.Close();
    }

    public Task Dispose()
    {
        lock (context.SyncRoot)
        {
            isDisposed = true;
            return connection.Close();
        }
    }

    public async Task<JsonElement> Request(string action, JsonElement data, RequestOptions? options, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        PendingRequest request;
        lock (context.SyncRoot)
        {
            ObjectDisposedException.ThrowIf(isDisposed, typeof(LobbyClient));
            connection.ThrowIfEnded();
            request = requests.Enqueue(action, data, options);
        }

        using var registration = cancellationToken.Register(() =>
        {
            lock (context.SyncRoot) requests.Cancel(request, cancellationToken);
        });
        return await request.Outcome;
    }

    public async Task<T> Request<T>(
        string action, JsonElement data, JsonTypeInfo<T> info, RequestOptions? options, CancellationToken cancellationToken) =>
        Wire.Read(await Request(action, data, options, cancellationToken), info);

    (string Id, string Frame) IConnectionOwner.CreateHello()
    {
        var id = requests.NewId();
        lastHello = (context.Now, HelloData());
        return (id, Encoding.UTF8.GetString(Wire.SerializeRequest("session.hello", id, lastHello.Data)));
    }

    void IConnectionOwner.Opened(SocketChannel channel, HelloReply hello, JsonElement json)
    {
        Hello = hello;
        serverClock.AddSample(hello.ServerTime, lastHello.SentAt, context.Now);
        Resume(lastHello.Data, hello, json);
        requests.Attach(channel);
        ScheduleHello();
        listener.Opened(hello);
    }

    void IConnectionOwner.Paused() => requests.Detach();

    void IConnectionOwner.Resumed(SocketChannel channel) => requests.Attach(channel);

    void IConnectionOwner.Lost(SessionLost lost) => listener.Lost(lost);

    void IConnectionOwner.ReplyReceived(JsonElement frame) => requests.HandleReply(frame);

    void IConnectionOwner.PushReceived(JsonElement frame) => HandlePush(frame);

    void IConnectionOwner.StateChanged(ConnectionState state) => listener.StateChanged(state);

    void IConnectionOwner.Ended(LobbyException error)
    {
        helloTimer.Stop();
        requests.FailAll(error);
    }

    private JsonElement HelloData() => Wire.Element(
        new() { Protocol = ProtocolVersion, LobbyId = held.Lobby?.LobbyId, Version = held.Lobby?.Version },
        WireJson.Default.Hello);

    /// <summary>Keeps the connection from idling. Unlike a ping, a hello also detects a lost last push and a lost session.</summary>
    private void ScheduleHello() => helloTimer.Start(HelloInterval, () =>
    {
        _ = SendHello();
        ScheduleHello();
    });

    private async Task SendHello()
    {
        try
        {
            await Request("session.hello", HelloData(), null, CancellationToken.None);
        }
        catch (LobbyException exception)
        {
            lock (context.SyncRoot)
            {
                if (exception.Code is ErrorCodes.Forbidden) connection.EndAsReplaced();
            }
        }
    }

    /// <summary>The player is not in the lobby that the client holds, so its last push is late or lost. A hello shows why.</summary>
    private bool HandleRefusal(PendingRequest request, LobbyException error)
    {
        if (error.Code is not ErrorCodes.NotInLobby || held.Lobby is null) return false;
        _ = Resync();
        return request.Action is "lobby.leave";
    }

    private async Task Resync()
    {
        if (isResyncing) return;
        isResyncing = true;
        await SendHello();
        lock (context.SyncRoot) isResyncing = false;
    }

    private void ApplyReply(PendingRequest request, JsonElement reply)
    {
        try
        {
            if (request is { Action: "session.ping" or "session.hello", SentAt: { } sentAt })
                serverClock.AddSample(Wire.Read(reply, WireJson.Default.PingReply).ServerTime, sentAt, context.Now);
            if (request.Action is "session.hello")
                Resume(request.Data, Wire.Read(reply, WireJson.Default.HelloReply), reply);
            ReplyApplier.Apply(held, Hello?.PlayerId, request.Action, request.Data, reply);
        }
        catch (JsonException)
        {
            // The request's caller reads the reply too, and gets this exception.
        }
    }

    private void Resume(JsonElement requestData, HelloReply hello, JsonElement json)
    {
        held.Resume(hello, Wire.Text(requestData, "lobbyId"));
        if (Wire.Member(json, "missed") is { ValueKind: JsonValueKind.Array } missed)
            foreach (var push in missed.EnumerateArray()) HandlePush(push);
    }

    private void HandlePush(JsonElement frame)
    {
        var push = Wire.ParsePush(frame);
        context.Log?.Debug($"Push {push.Type} {Wire.Member(frame, "version")}".TrimEnd());
        switch (push)
        {
            // Reported when it is applied, which may be later.
            case LobbyChangedPush changed:
                held.ApplyPush(changed);
                return;
            // Two identical pushes are no duplicates here: a list may return to an earlier state.
            case BrowserChangedPush:
                listener.PushReceived(push);
                return;
            // Outdated.
            case LobbyClosedPush closed when !held.End(closed.LobbyId, closed.Version):
            case LobbyRemovedPush removed when !held.End(removed.LobbyId, removed.Version):
                return;
        }

        if (recentPushes.Add(frame.GetRawText())) listener.PushReceived(push);
    }

    private async Task<bool> RequestLobby()
    {
        try
        {
            await Request("lobby.get", default, null, CancellationToken.None);
            return true;
        }
        catch (LobbyException exception)
        {
            return exception.Code is not (ErrorCodes.Closed or ErrorCodes.Replaced);
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
    }
}
