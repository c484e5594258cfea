using System.Text.Json;

namespace GameLobby.Client;

/// <summary>Keeps one connection to the service open: opens, renews and replaces sockets. All members run under the lock.</summary>
internal sealed class Connection(ClientContext context, IConnectionOwner owner) : ISocketChannelOwner
{
    /// <summary>Long enough for a person to sign in. A provider that hangs is called again.</summary>
    private static readonly TimeSpan TokenTimeout = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan HandshakeTimeout = TimeSpan.FromSeconds(10);

    /// <summary>A connection that lasted for less counts as another failed attempt.</summary>
    private static readonly TimeSpan StableAfter = TimeSpan.FromSeconds(10);

    /// <summary>The service closes a replaced connection with this code; the <c>session.replaced</c> push may be lost.</summary>
    private const int ReplacedCloseCode = 1000;

    private readonly OneShotTimer retry = new(context);
    private readonly OneShotTimer attemptTimeout = new(context);
    private readonly OneShotTimer renewal = new(context);
    private readonly List<TaskCompletionSource<bool>> waiters = [];
    private Task closing = Task.CompletedTask;
    private SocketChannel? current;
    private ConnectionAttempt? attempt;
    private int failures;
    private DateTimeOffset? openedAt;

    /// <summary>Why the connection was closed or replaced.</summary>
    private Exception? endedBy;

    public ConnectionState State { get; private set; }

    /// <summary>Completes when the client is online; fails when it is refused, closed or replaced. Ends the wait for a retry.</summary>
    public Task Connect(TaskCompletionSource<bool> waiter)
    {
        waiters.Add(waiter);
        if (State is ConnectionState.Closed)
        {
            failures = 0;
            SetState(ConnectionState.Connecting);
            StartAttempt(null);
        }
        else if (retry.IsRunning)
        {
            retry.Stop();
            StartAttempt(null);
        }
        else
            CompleteWaiters();
        return waiter.Task;
    }

    /// <summary>Throws when the client is closed or replaced, and a request would never be sent.</summary>
    public void ThrowIfEnded()
    {
        if (State is ConnectionState.Replaced) throw endedBy!;
        if (State is ConnectionState.Closed) throw EndedError(State);
    }

    /// <summary>Completes when the other side has closed the connection, too.</summary>
    public Task Close()
    {
        if (State is not (ConnectionState.Replaced or ConnectionState.Closed)) End(ConnectionState.Closed);
        return closing;
    }

    /// <summary>
    /// Opens another connection because the current one may be dead. The current one is closed only when the new one is up:
    /// if it was alive after all, other members do not see the player leave.
    /// </summary>
    public void ReplaceUnresponsive()
    {
        if (current is null || State is not ConnectionState.Online) return;
        ReportLoss(TimeoutError("The service"), isRetrying: true);
        if (attempt is not null) attempt.Fallback = null;
        // A handler of the loss may have closed the client.
        else if (current is not null) StartAttempt(null);
    }

    /// <summary>Another connection of the player owns the session: the service still replies here, but sends no pushes.</summary>
    public void EndAsReplaced()
    {
        if (current is not null && attempt is null) End(ConnectionState.Replaced);
    }

    /// <summary>Moves the session to a new connection, unnoticed by other members. The old one stays in use until then.</summary>
    private void Renew()
    {
        if (current is not null && attempt is null) StartAttempt(current);
    }

    private void StartAttempt(SocketChannel? fallback)
    {
        var next = attempt = new ConnectionAttempt(fallback, new());
        attemptTimeout.Start(TokenTimeout, () => AttemptFailed(next, TimeoutError("The token provider")));
        // Token providers may use engine APIs, which are available on the main thread only.
        context.Callbacks.Enqueue(() => _ = FetchToken(next));
    }

    private async Task FetchToken(ConnectionAttempt next)
    {
        try
        {
            var token = context.TokenProvider(next.CancellationToken) is { } fetching ? await fetching : null;
            if (string.IsNullOrEmpty(token)) throw new InvalidOperationException("The token provider returned no token.");
            lock (context.SyncRoot) OpenChannel(next, token);
        }
        catch (Exception exception)
        {
            lock (context.SyncRoot) AttemptFailed(next, exception, isFinal: true);
        }
    }

    private void OpenChannel(ConnectionAttempt next, string token)
    {
        if (attempt != next) return;
        // From here on the service may treat the new connection as the player's, and refuse requests over the old one.
        owner.Paused();
        attemptTimeout.Start(HandshakeTimeout, () =>
        {
            next.Fallback = null;
            AttemptFailed(next, TimeoutError("The service"));
        });
        next.HandshakeAt = context.Clock.GetTimestamp();
        next.Channel = new SocketChannel(context, this);
        next.Channel.Open(token);
    }

    void ISocketChannelOwner.ChannelOpened(SocketChannel channel)
    {
        if (attempt?.Channel != channel) return;
        attempt.Fallback = null;
        var (id, frame) = owner.CreateHello();
        attempt.HelloId = id;
        channel.Send(frame);
    }

    void ISocketChannelOwner.FrameReceived(SocketChannel channel, JsonElement frame)
    {
        var isReplacing = attempt?.Channel is not null;
        var type = Wire.Text(frame, "type");
        if (type is "reply")
        {
            if (isReplacing && Wire.Text(frame, "id") is { } id && id == attempt!.HelloId) HelloReplied(attempt, channel, frame);
            // A request refused over the old connection may succeed over the new one, so it is sent again there.
            else if (IsOk(frame) || !isReplacing) owner.ReplyReceived(frame);
        }
        else if (type is not "session.replaced")
            owner.PushReceived(frame);
        else if (!isReplacing || channel == attempt!.Channel)
        {
            // The state changes first: handlers of the push find the client ended.
            End(ConnectionState.Replaced, Wire.Text(frame, "reason") is "rateLimited" ? FloodError() : null);
            owner.PushReceived(frame);
        }
        else
            // This client's own new connection took over, so the old one is of no more use.
            attempt.Fallback = null;
    }

    void ISocketChannelOwner.ChannelLost(SocketChannel channel, int? code, Exception? cause)
    {
        var isNew = attempt is not null && channel == attempt.Channel;
        if (!isNew && channel != current) return;
        if (channel == current) current = null;

        // The service closes the old connection when the session moves to this client's new one: nothing is lost.
        if (!isNew && attempt?.Channel is not null) return;
        if (code is ReplacedCloseCode) End(ConnectionState.Replaced, ClosedByServiceError());
        else if (isNew) AttemptFailed(attempt!, cause, isFinal: cause is LobbyException { Code: ErrorCodes.Refused });
        else if (attempt is null) Reconnect(cause);
        // The next connection's token is being fetched already.
        else if (State is ConnectionState.Online) ReportLoss(cause, isRetrying: true);
    }

    private void HelloReplied(ConnectionAttempt completed, SocketChannel channel, JsonElement frame)
    {
        if (!IsOk(frame))
        {
            var error = LobbyException.FromJson(Wire.Member(frame, "error") ?? default);
            // The service forbids a hello only when a later connection of the player has taken the session.
            if (error.Code is ErrorCodes.Forbidden) End(ConnectionState.Replaced);
            else AttemptFailed(completed, error, isFinal: error.Code is ErrorCodes.InvalidRequest);
            return;
        }

        var json = frame.GetProperty("data");
        HelloReply hello;
        try
        {
            hello = Wire.Read(json, WireJson.Default.HelloReply);
        }
        catch (JsonException exception)
        {
            AttemptFailed(completed, exception);
            return;
        }

        var old = current;
        current = channel;
        attempt = null;
        completed.End();
        openedAt = context.Now;
        attemptTimeout.Stop();
        renewal.Start(TimeToRenewal(hello.Limits, context.Clock.GetElapsedTime(completed.HandshakeAt)), Renew);
        _ = old?.Close();
        owner.Opened(channel, hello, json);
        // A handler may have closed the client.
        if (current == channel) SetState(ConnectionState.Online);
    }

    /// <summary>
    /// Time until a connection of this age is renewed. The service counts from the handshake, and a renewal on a slow network takes
    /// seconds. The jitter spreads the renewals of many clients.
    /// </summary>
    private TimeSpan TimeToRenewal(Limits limits, TimeSpan age)
    {
        var wait = (TimeSpan.FromSeconds(limits.ConnectionSeconds) * (0.65 + context.Random() / 5)) - age;
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    /// <param name="failed">Ignored if it is not the current attempt.</param>
    /// <param name="cause">The cause; null when unknown.</param>
    /// <param name="isFinal">A retry would fail in the same way. The first connection is then not retried.</param>
    private void AttemptFailed(ConnectionAttempt failed, Exception? cause, bool isFinal = false)
    {
        if (attempt != failed) return;
        attempt = null;
        attemptTimeout.Stop();
        failed.End();
        _ = failed.Channel?.Close();
        if (isFinal && State is ConnectionState.Connecting)
        {
            context.Log?.Warning("The first connection failed for good.", cause);
            End(ConnectionState.Closed, cause);
        }
        else if (failed.Fallback is not null && failed.Fallback == current)
        {
            renewal.Start(Backoff.GetDelay(failures++, context.Random), Renew);
            if (failed.Channel is not null) owner.Resumed(current);
        }
        else
            Reconnect(cause);
    }

    private void Reconnect(Exception? cause)
    {
        CloseCurrent();
        ReportLoss(cause, isRetrying: false);
    }

    /// <summary>Reports the loss and, unless the next attempt is under way already, schedules one.</summary>
    private void ReportLoss(Exception? cause, bool isRetrying)
    {
        if (openedAt is { } opened && context.Now - opened >= StableAfter) failures = 0;
        openedAt = null;
        var delay = isRetrying ? TimeSpan.Zero : Backoff.GetDelay(failures, context.Random);
        failures++;
        if (!isRetrying) retry.Start(delay, () => StartAttempt(null));
        if (State is not ConnectionState.Connecting) SetState(ConnectionState.Reconnecting);
        context.Log?.Warning(
            $"The connection is lost or could not be opened. Attempt {failures} follows in {delay.TotalMilliseconds:0} ms.", cause);
        owner.Lost(new(cause, failures, delay));
    }

    private void End(ConnectionState state, Exception? cause = null)
    {
        endedBy = cause ?? EndedError(state);
        retry.Stop();
        attemptTimeout.Stop();
        attempt?.End();
        closing = Task.WhenAll(attempt?.Channel?.Close() ?? Task.CompletedTask, current?.Close() ?? Task.CompletedTask);
        attempt = null;
        CloseCurrent();
        SetState(state);
        owner.Ended(endedBy as LobbyException ?? EndedError(state));
    }

    private void CloseCurrent()
    {
        renewal.Stop();
        owner.Paused();
        _ = current?.Close();
        current = null;
    }

    private void SetState(ConnectionState state)
    {
        if (State == state) return;
        State = state;
        context.Log?.Information($"The connection is {state}.");
        owner.StateChanged(state);
        CompleteWaiters();
    }

    private void CompleteWaiters()
    {
        if (State is ConnectionState.Connecting or ConnectionState.Reconnecting) return;
        foreach (var waiter in waiters)
        {
            if (State is ConnectionState.Online) waiter.TrySetResult(true);
            else waiter.TrySetException(endedBy ?? EndedError(State));
        }

        waiters.Clear();
    }

    private static bool IsOk(JsonElement frame) => Wire.Member(frame, "ok") is { ValueKind: JsonValueKind.True };

    private static LobbyException TimeoutError(string subject) => new(ErrorCodes.Timeout, $"{subject} did not respond in time.");

    private static LobbyException FloodError() =>
        new(ErrorCodes.Replaced, "The service ended this client because it ignored rate_limited.");

    /// <summary>The push that says why is lost.</summary>
    private static LobbyException ClosedByServiceError() =>
        new(ErrorCodes.Replaced, "The service closed the connection, probably because the player has connected from elsewhere.");

    private static LobbyException EndedError(ConnectionState state) => state is ConnectionState.Closed
        ? new(ErrorCodes.Closed, "The client is not connected.")
        : new(ErrorCodes.Replaced, "The player has connected from elsewhere.");
}
