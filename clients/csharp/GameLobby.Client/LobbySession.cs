using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace GameLobby.Client;

/// <summary>
/// A player's session: its connection, its requests and its lobby, held together. Here, unlike in most libraries,
/// awaits come back to the caller's context: on platforms without threads there is no other place to come back to.
/// </summary>
internal sealed class LobbySession : IConnectionOwner, IDisposable
{
    private const int ProtocolVersion = 1;

    /// <summary>API Gateway ends a socket that is silent for ten minutes.</summary>
    private static readonly TimeSpan GreetingInterval = TimeSpan.FromMinutes(4);

    private readonly Surroundings around;
    private readonly ISessionListener listener;
    private readonly Connection connection;
    private readonly RequestQueue requests;
    private readonly HeldLobby held;
    private readonly ServerClock serverClock;
    private readonly Alarm nextGreeting;
    private readonly Remembered heard = new();
    private (DateTimeOffset SentAt, JsonElement Data) greeting;
    private bool isDisposed;

    public LobbySession(Surroundings around, ISessionListener listener)
    {
        (this.around, this.listener) = (around, listener);
        nextGreeting = new(around);
        serverClock = new(around.Clock);
        connection = new(around, this);
        requests = new(around, Answered, connection.Suspect);
        held = new(around, AskForLobby, listener.Changed);
    }

    public ConnectionState State => connection.State;

    public LobbySnapshot? Lobby => held.Lobby;

    /// <summary>Who the service takes the player for; null before the first socket is up.</summary>
    public HelloReply? Greeted { get; private set; }

    public DateTimeOffset ServerNow
    {
        get
        {
            lock (around.Gate) return serverClock.Now;
        }
    }

    public async Task Connect(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var done = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (around.Gate)
        {
            ObjectDisposedException.ThrowIf(isDisposed, typeof(LobbyClient));
            _ = connection.Connect(done);
        }

        using var registration = ct.Register(() => done.TrySetCanceled(ct));
        await done.Task;
    }

    public void Close()
    {
        lock (around.Gate) connection.Close();
    }

    public void Dispose()
    {
        lock (around.Gate)
        {
            isDisposed = true;
            connection.Close();
        }
    }

    public async Task<JsonElement> Request(string action, JsonElement data, RequestOptions? options, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        Entry entry;
        lock (around.Gate)
        {
            ObjectDisposedException.ThrowIf(isDisposed, typeof(LobbyClient));
            connection.Check();
            entry = requests.Make(action, data, options);
        }

        using var registration = ct.Register(() =>
        {
            lock (around.Gate) requests.GiveUp(entry, ct);
        });
        return await entry.Outcome;
    }

    public async Task<T> Request<T>(string action, JsonElement data, JsonTypeInfo<T> info, RequestOptions? options, CancellationToken ct) =>
        Wire.Read(await Request(action, data, options, ct), info);

    (string Id, string Frame) IConnectionOwner.Hello()
    {
        var id = requests.NewId();
        greeting = (around.Now, Holding());
        return (id, Encoding.UTF8.GetString(Wire.Request("session.hello", id, greeting.Data)));
    }

    void IConnectionOwner.Opened(Link link, HelloReply hello, JsonElement json)
    {
        Greeted = hello;
        serverClock.Note(hello.ServerTime, greeting.SentAt, around.Now);
        Resume(greeting.Data, hello, json);
        requests.Attach(link);
        GreetLater();
        listener.Opened(hello);
    }

    void IConnectionOwner.Paused() => requests.Detach();

    void IConnectionOwner.Resumed(Link link) => requests.Attach(link);

    void IConnectionOwner.Lost(SessionLost lost) => listener.Lost(lost);

    void IConnectionOwner.Reply(JsonElement frame) => requests.Hear(frame);

    void IConnectionOwner.Push(JsonElement frame) => Hear(frame);

    void IConnectionOwner.StateIs(ConnectionState state) => listener.StateIs(state);

    void IConnectionOwner.Ended(LobbyException error)
    {
        nextGreeting.Stop();
        requests.FailAll(error);
    }

    /// <summary>What <c>session.hello</c> says of the lobby that is held.</summary>
    private JsonElement Holding() => Wire.Element(
        new() { Protocol = ProtocolVersion, LobbyId = held.Lobby?.LobbyId, Version = held.Lobby?.Version },
        WireJson.Default.Hello);

    /// <summary>Keeps the socket from idling. A greeting does more than a ping: a lost last push shows, and a lost session.</summary>
    private void GreetLater() => nextGreeting.Set(GreetingInterval, () =>
    {
        _ = GreetAgain();
        GreetLater();
    });

    private async Task GreetAgain()
    {
        try
        {
            await Request("session.hello", Holding(), null, CancellationToken.None);
        }
        catch (LobbyException refusal)
        {
            lock (around.Gate)
            {
                if (refusal.Code is ErrorCodes.Forbidden) connection.Replaced();
            }
        }
    }

    private void Answered(Entry entry, JsonElement reply)
    {
        try
        {
            if (entry is { Action: "session.ping" or "session.hello", SentAt: { } sentAt })
                serverClock.Note(Wire.Read(reply, WireJson.Default.PingReply).ServerTime, sentAt, around.Now);
            if (entry.Action is "session.hello")
                Resume(entry.Data, Wire.Read(reply, WireJson.Default.HelloReply), reply);
            Answers.Learn(held, Greeted?.PlayerId, entry.Action, entry.Data, reply);
        }
        catch (JsonException)
        {
            // Whoever asked is told that the reply can't be read.
        }
    }

    private void Resume(JsonElement asked, HelloReply hello, JsonElement json)
    {
        held.Resume(hello, Wire.Text(asked, "lobbyId"));
        if (Wire.Member(json, "missed") is { ValueKind: JsonValueKind.Array } missed)
            foreach (var push in missed.EnumerateArray()) Hear(push);
    }

    private void Hear(JsonElement frame)
    {
        var push = Wire.Push(frame);
        switch (push)
        {
            // Told of once it is applied.
            case LobbyChangedPush changed:
                held.Hear(changed);
                return;
            // The same may become so again.
            case BrowserChangedPush:
                listener.Heard(push);
                return;
            case LobbyClosedPush closed:
                held.End(closed.LobbyId, closed.Version);
                break;
            case LobbyRemovedPush removed:
                held.End(removed.LobbyId, removed.Version);
                break;
        }

        if (heard.Add(frame.GetRawText())) listener.Heard(push);
    }

    private async Task<bool> AskForLobby()
    {
        try
        {
            await Request("lobby.get", default, null, CancellationToken.None);
            return true;
        }
        catch (LobbyException refusal)
        {
            lock (around.Gate)
            {
                if (refusal.Code is ErrorCodes.NotInLobby) held.Leave();
            }

            return refusal.Code is not (ErrorCodes.Closed or ErrorCodes.Replaced);
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
    }
}

/// <summary>Hears what becomes of a session, under the lock.</summary>
internal interface ISessionListener
{
    void StateIs(ConnectionState state);

    void Opened(HelloReply hello);

    void Lost(SessionLost lost);

    void Changed(LobbyChange change);

    /// <summary>A push other than of changes; never the same twice, but for a browser's.</summary>
    void Heard(Push push);
}
