using System.Text.Json;

namespace GameLobby.Client;

/// <summary>
/// A player's connection to the service, and the lobby it is in. It may be used from any thread. Events come one at a
/// time and in order, where <see cref="LobbyClientOptions.Dispatcher"/> says.
/// </summary>
public sealed partial class LobbyClient : IDisposable
{
    private readonly LobbySession session;
    private readonly Callbacks callbacks;

    /// <summary>A client that is not connected yet.</summary>
    /// <param name="url"><c>wss://HOST/STAGE</c>, or <c>ws</c> on one's own machine; no other scheme.</param>
    /// <param name="token">
    /// Gives the player's JWT; asked anew for each connect. Where it throws, or gives none, <see cref="SessionLost"/> says
    /// so, and it is asked again.
    /// </param>
    /// <param name="options">What else there is to say.</param>
    public LobbyClient(Uri url, Func<CancellationToken, Task<string>> token, LobbyClientOptions? options = null)
    {
        Check(url, token);
        options ??= new();
        callbacks = new(options.Dispatcher);
        callbacks.Adopt();
        session = new(new(url, token, options, callbacks), new Listener(this));
        AddActions(session);
    }

    /// <summary>The connection became so.</summary>
    public event Action<ConnectionState>? StateChanged;

    /// <summary>A socket is up, the first or a later one: what is bound to one (<c>lobby.watch</c>) has to be asked for again.</summary>
    public event Action<HelloReply>? SessionOpened;

    /// <summary>No socket could be opened, or the one in use was lost, or given up since it answered nothing for 10 s.</summary>
    public event Action<SessionLost>? SessionLost;

    /// <summary>The lobby that the player is in became another, or the player came into one, or out of it.</summary>
    public event Action<LobbyChange>? LobbyChanged;

    /// <summary>
    /// Any push, also one that a later service sends (<see cref="UnknownPush"/>). Those of changes come once they are
    /// applied; none comes twice.
    /// </summary>
    public event Action<Push>? PushReceived;

    /// <summary>How the connection stands.</summary>
    public ConnectionState State => session.State;

    /// <summary>
    /// The lobby that the player is in, kept up to date; null when it is in none. It is never changed in place. A change
    /// comes by its push, which may be after the reply to the request that made it: <see cref="LobbyChanged"/> tells.
    /// </summary>
    public LobbySnapshot? CurrentLobby => session.Lobby;

    /// <summary>Who the service takes the player for; null before the first socket is up.</summary>
    public string? PlayerId => session.Greeted?.PlayerId;

    /// <summary>The name that others see; null before the first socket is up.</summary>
    public string? PlayerName => session.Greeted?.Name;

    /// <summary>The time by the service's clock, which countdowns go by.</summary>
    public DateTimeOffset ServerNow => session.ServerNow;

    /// <summary>
    /// Ends once online. The client goes on trying until then, whatever fails (see <see cref="SessionLost"/>);
    /// <see cref="Close"/> and a session that is replaced make it throw <see cref="LobbyException"/>.
    /// </summary>
    /// <param name="ct">Ends the wait, not the trying.</param>
    public Task Connect(CancellationToken ct = default)
    {
        callbacks.Adopt();
        return session.Connect(ct);
    }

    /// <summary>
    /// Ends the connection, until the next <see cref="Connect"/>. The seat is kept for a while: <c>Lobby.Leave</c> before it
    /// frees it at once.
    /// </summary>
    public void Close() => session.Close();

    /// <summary>As <see cref="Close"/>, and for good: a later connect or request throws <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose() => session.Dispose();

    /// <summary>
    /// Asks the service for something, by the names of the wire. Throws <see cref="LobbyException"/> when it is
    /// refused. Made offline, it is sent when online again.
    /// </summary>
    /// <param name="action">As docs/protocol.md names it.</param>
    /// <param name="data">An object; <c>default</c> for an empty one.</param>
    /// <param name="options">Its id, and how long to wait.</param>
    /// <param name="ct">Gives up waiting. A request that has been sent may yet take effect.</param>
    /// <returns>The reply's data.</returns>
    public Task<JsonElement> Request(string action, JsonElement data, RequestOptions? options = null, CancellationToken ct = default) =>
        session.Request(action, data, options, ct);

    /// <summary>Watches the public lobbies of a mode, and of a region if one is named, across reconnects.</summary>
    /// <param name="scope">Which; one that the service refuses is told by <see cref="LobbyBrowser.Failed"/>.</param>
    public LobbyBrowser Browse(WatchLobbies scope) => new(this, scope);

    /// <summary>What is wrong in the program is told to it at once: trying again mends nothing.</summary>
    private static void Check(Uri url, Func<CancellationToken, Task<string>> token)
    {
        ArgumentNullException.ThrowIfNull(url);
        ArgumentNullException.ThrowIfNull(token);
        if (!url.IsAbsoluteUri || url.Scheme is not ("wss" or "ws"))
            throw new ArgumentException("The service's address is of the form wss://HOST/STAGE, or ws://HOST/STAGE.", nameof(url));
    }

    /// <summary>Raises an event where all of them are.</summary>
    internal void Tell<T>(Func<Action<T>?> listeners, T news) => callbacks.Tell(listeners, news);

    private sealed class Listener(LobbyClient client) : ISessionListener
    {
        public void StateIs(ConnectionState state) => client.callbacks.Tell(() => client.StateChanged, state);

        public void Opened(HelloReply hello) => client.callbacks.Tell(() => client.SessionOpened, hello);

        public void Lost(SessionLost lost) => client.callbacks.Tell(() => client.SessionLost, lost);

        public void Changed(LobbyChange change)
        {
            client.callbacks.Tell(() => client.LobbyChanged, change);
            if (change.Push is { } push) client.callbacks.Tell<Push>(() => client.PushReceived, push);
        }

        public void Heard(Push push)
        {
            client.Raise(push);
            client.callbacks.Tell(() => client.PushReceived, push);
        }
    }
}
