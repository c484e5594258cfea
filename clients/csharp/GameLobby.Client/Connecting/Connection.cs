using System.Text.Json;

namespace GameLobby.Client;

/// <summary>Keeps one socket to the service, whatever happens to it. All of it runs under the lock.</summary>
internal sealed class Connection(Surroundings around, IConnectionOwner owner) : ILinkOwner
{
    /// <summary>Signing in may take a person's help; a provider that hangs is asked again.</summary>
    private static readonly TimeSpan TokenTime = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan HandshakeTime = TimeSpan.FromSeconds(10);

    /// <summary>How the service closes a socket whose session was taken over; the frame that says so may be lost.</summary>
    private const int TakenOver = 1000;

    /// <summary>A socket that lived for less counts as another failed try.</summary>
    private static readonly TimeSpan StableTime = TimeSpan.FromSeconds(10);

    private readonly Alarm retry = new(around);
    private readonly Alarm patience = new(around);
    private readonly Alarm renewal = new(around);
    private readonly List<TaskCompletionSource<bool>> waiting = [];
    private Link? current;
    private Opening? opening;
    private int attempt;
    private DateTimeOffset? openedAt;

    public ConnectionState State { get; private set; }

    /// <summary>Ends once online, or once that is not to be.</summary>
    public Task Connect(TaskCompletionSource<bool> done)
    {
        waiting.Add(done);
        if (State is ConnectionState.Closed)
        {
            attempt = 0;
            Become(ConnectionState.Connecting);
            Open(null);
        }
        else
            Settle();
        return done.Task;
    }

    /// <summary>Throws when nothing will ever be sent.</summary>
    public void Check()
    {
        if (State is ConnectionState.Closed or ConnectionState.Replaced) throw Over(State);
    }

    public void Close()
    {
        if (State is not (ConnectionState.Replaced or ConnectionState.Closed)) End(ConnectionState.Closed);
    }

    /// <summary>
    /// The socket may be dead without anyone having said so: another one takes its place, and there is no way back. It is
    /// closed only then: where it lives after all, nobody sees the player leave.
    /// </summary>
    public void Suspect()
    {
        if (current is null || State is not ConnectionState.Online) return;
        Lose(Late("The service"), isUnderWay: true);
        if (opening is not null) opening.Fallback = null;
        // Whoever heard of it may have closed.
        else if (current is not null) Open(null);
    }

    /// <summary>A later socket of the player has the session: what is sent over this one is answered, but it hears of nothing.</summary>
    public void Replaced()
    {
        if (current is not null && opening is null) End(ConnectionState.Replaced);
    }

    /// <summary>Another socket takes the session over: nobody sees the player leave. The old one is good until the new one is.</summary>
    private void Renew()
    {
        if (current is not null && opening is null) Open(current);
    }

    private void Open(Link? fallback)
    {
        var next = opening = new Opening(fallback, new());
        patience.Set(TokenTime, () => Failed(next, Late("The token provider")));
        // Where the game's code runs: tokens may come from a place that is met on its main thread only.
        around.Callbacks.Add(() => _ = Fetch(next));
    }

    private async Task Fetch(Opening next)
    {
        try
        {
            var token = around.Token(next.Ended) is { } fetching ? await fetching : null;
            if (string.IsNullOrEmpty(token)) throw new InvalidOperationException("The token provider gave no token.");
            lock (around.Gate) Open(next, token);
        }
        catch (Exception failure)
        {
            lock (around.Gate) Failed(next, failure);
        }
    }

    private void Open(Opening next, string token)
    {
        if (opening != next) return;
        // From here on the service may take the new socket for the player's, and refuse what comes over the old one.
        owner.Paused();
        patience.Set(HandshakeTime, () =>
        {
            next.Fallback = null;
            Failed(next, Late("The service"));
        });
        next.HandshakeAt = around.Clock.GetTimestamp();
        next.Link = new Link(around, this);
        next.Link.Open(token);
    }

    void ILinkOwner.Opened(Link link)
    {
        if (opening?.Link != link) return;
        opening.Fallback = null;
        var (id, frame) = owner.Hello();
        opening.HelloId = id;
        link.Send(frame);
    }

    void ILinkOwner.Heard(Link link, JsonElement frame)
    {
        var isReplacing = opening?.Link is not null;
        var type = Wire.Text(frame, "type");
        if (type is "reply")
        {
            if (isReplacing && Wire.Text(frame, "id") is { } id && id == opening!.HelloId) Greeted(opening, link, frame);
            // What the old socket is refused now, the new one may not be: it is asked again over that one.
            else if (IsOk(frame) || !isReplacing) owner.Reply(frame);
        }
        else if (type is not "session.replaced")
            owner.Push(frame);
        else if (!isReplacing || link == opening!.Link)
        {
            // In this order, so that whoever hears of it finds the client ended.
            End(ConnectionState.Replaced);
            owner.Push(frame);
        }
        else
            // It was this client that took over: there is no way back.
            opening.Fallback = null;
    }

    void ILinkOwner.Lost(Link link, int? code, Exception? cause)
    {
        var isOpening = opening is not null && link == opening.Link;
        if (!isOpening && link != current) return;
        if (link == current) current = null;

        // A session that is being taken over ends the old socket: by this client, that is no loss.
        if (!isOpening && opening?.Link is not null) return;
        if (code is TakenOver) End(ConnectionState.Replaced);
        else if (isOpening) Failed(opening!, cause);
        else if (opening is null) Reconnect(cause);
        // The token for another is being fetched already.
        else if (State is ConnectionState.Online) Lose(cause, isUnderWay: true);
    }

    private void Greeted(Opening by, Link link, JsonElement frame)
    {
        if (!IsOk(frame))
        {
            var refusal = LobbyException.Of(Wire.Member(frame, "error") ?? default);
            // The only reason to forbid a greeting is that a later socket of the player has come in between.
            if (refusal.Code is ErrorCodes.Forbidden) End(ConnectionState.Replaced);
            else Failed(by, refusal);
            return;
        }

        var json = frame.GetProperty("data");
        HelloReply hello;
        try
        {
            hello = Wire.Read(json, WireJson.Default.HelloReply);
        }
        catch (JsonException failure)
        {
            Failed(by, failure);
            return;
        }

        var old = current;
        current = link;
        opening = null;
        by.End();
        openedAt = around.Now;
        patience.Stop();
        renewal.Set(TimeToRenewal(hello.Limits, around.Clock.GetElapsedTime(by.HandshakeAt)), Renew);
        old?.Close();
        owner.Opened(link, hello, json);
        // Whoever heard of it may have closed.
        if (current == link) Become(ConnectionState.Online);
    }

    /// <summary>
    /// Time until a socket of this age is renewed. The service counts from the handshake, and a renewal on a slow network takes seconds.
    /// The random part spreads the renewals of many players.
    /// </summary>
    private TimeSpan TimeToRenewal(Limits limits, TimeSpan age)
    {
        var wait = (TimeSpan.FromSeconds(limits.ConnectionSeconds) * (0.65 + around.Random() / 5)) - age;
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    private void Failed(Opening failed, Exception? cause)
    {
        if (opening != failed) return;
        opening = null;
        patience.Stop();
        failed.End();
        failed.Link?.Close();
        if (failed.Fallback is not null && failed.Fallback == current)
        {
            renewal.Set(Backoff.Wait(attempt++, around.Random), Renew);
            if (failed.Link is not null) owner.Resumed(current);
        }
        else
            Reconnect(cause);
    }

    private void Reconnect(Exception? cause)
    {
        Drop();
        Lose(cause, isUnderWay: false);
    }

    /// <summary>The session is without a good socket: another one comes after a while, or is under way already.</summary>
    private void Lose(Exception? cause, bool isUnderWay)
    {
        if (openedAt is { } opened && around.Now - opened >= StableTime) attempt = 0;
        openedAt = null;
        var wait = isUnderWay ? TimeSpan.Zero : Backoff.Wait(attempt, around.Random);
        attempt++;
        if (!isUnderWay) retry.Set(wait, () => Open(null));
        if (State is not ConnectionState.Connecting) Become(ConnectionState.Reconnecting);
        owner.Lost(new(cause, attempt, wait));
    }

    private void End(ConnectionState state)
    {
        retry.Stop();
        patience.Stop();
        opening?.End();
        opening?.Link?.Close();
        opening = null;
        Drop();
        Become(state);
        owner.Ended(Over(state));
    }

    private void Drop()
    {
        renewal.Stop();
        owner.Paused();
        current?.Close();
        current = null;
    }

    private void Become(ConnectionState state)
    {
        if (State == state) return;
        State = state;
        owner.StateIs(state);
        Settle();
    }

    private void Settle()
    {
        if (State is ConnectionState.Connecting or ConnectionState.Reconnecting) return;
        foreach (var done in waiting)
        {
            if (State is ConnectionState.Online) done.TrySetResult(true);
            else done.TrySetException(Over(State));
        }

        waiting.Clear();
    }

    private static bool IsOk(JsonElement frame) => Wire.Member(frame, "ok") is { ValueKind: JsonValueKind.True };

    private static LobbyException Late(string who) => new(ErrorCodes.Timeout, $"{who} did not answer in time.");

    private static LobbyException Over(ConnectionState state) => state is ConnectionState.Closed
        ? new(ErrorCodes.Closed, "The client is not connected.")
        : new(ErrorCodes.Replaced, "The player has connected elsewhere.");
}
