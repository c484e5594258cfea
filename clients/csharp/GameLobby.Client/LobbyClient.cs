using System.Text.Json;

namespace GameLobby.Client;

/// <summary>
/// Connects one player to the lobby service and tracks the lobby that they are in. All members are thread-safe. Events are
/// raised one at a time and in order, on the thread described by <see cref="LobbyClientOptions.Dispatcher"/>.
/// </summary>
public sealed partial class LobbyClient : IDisposable
{
    private readonly LobbySession session;
    private readonly Callbacks callbacks;

    /// <summary>Creates a client that is not connected yet.</summary>
    /// <param name="url">The service's URL, <c>wss://HOST/STAGE</c>; <c>ws://</c> is allowed for local development.</param>
    /// <param name="token">
    /// Returns the player's JWT. Called for each connection. When it throws or returns no token, the client raises
    /// <see cref="SessionLost"/> and calls it again later.
    /// </param>
    /// <param name="options">Optional settings.</param>
    public LobbyClient(Uri url, Func<CancellationToken, Task<string>> token, LobbyClientOptions? options = null)
    {
        Validate(url, token);
        options ??= new();
        callbacks = new(options.Dispatcher);
        callbacks.CaptureContext();
        session = new(new(url, token, options, callbacks), new Listener(this));
        AddActions(session);
    }

    /// <summary>Raised when <see cref="State"/> changes.</summary>
    public event Action<ConnectionState>? StateChanged;

    /// <summary>Raised for each connection, the first and later ones. Renew what ends with a connection (<c>lobby.watch</c>).</summary>
    public event Action<HelloReply>? SessionOpened;

    /// <summary>Raised when a connection is lost, cannot be opened, or is replaced because it did not respond for 10 s.</summary>
    public event Action<SessionLost>? SessionLost;

    /// <summary>Raised when the player's lobby changes, and when they join or leave one.</summary>
    public event Action<LobbyChange>? LobbyChanged;

    /// <summary>
    /// Raised once for each push, including types that this client version does not know (<see cref="UnknownPush"/>). A
    /// <see cref="LobbyChangedPush"/> is raised after it has been applied.
    /// </summary>
    public event Action<Push>? PushReceived;

    /// <summary>The state of the connection.</summary>
    public ConnectionState State => session.State;

    /// <summary>
    /// The lobby that the player is in, kept up to date; null when they are in none. Snapshots are immutable: each change
    /// replaces the object. A change arrives with its push, which may come after the reply to the request that caused it;
    /// <see cref="LobbyChanged"/> reports it.
    /// </summary>
    public LobbySnapshot? CurrentLobby => session.Lobby;

    /// <summary>The player's id, from their token; null before the first connection.</summary>
    public string? PlayerId => session.Hello?.PlayerId;

    /// <summary>The player's display name; null before the first connection.</summary>
    public string? PlayerName => session.Hello?.Name;

    /// <summary>The current time by the service's clock. Use it for countdowns.</summary>
    public DateTimeOffset ServerNow => session.ServerNow;

    /// <summary>
    /// Completes when the client is online. The client retries until then, whatever fails (see <see cref="SessionLost"/>).
    /// Throws <see cref="LobbyException"/> when the client is closed or its session is replaced.
    /// </summary>
    /// <param name="ct">Cancels the wait. The client continues to connect.</param>
    public Task Connect(CancellationToken ct = default)
    {
        callbacks.CaptureContext();
        return session.Connect(ct);
    }

    /// <summary>
    /// Closes the connection, until the next <see cref="Connect"/>. The player keeps their seat for a while; call
    /// <c>Lobby.Leave</c> first to free it at once.
    /// </summary>
    public void Close() => session.Close();

    /// <summary>Closes the client for good. Later calls throw <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose() => session.Dispose();

    /// <summary>
    /// Sends a request by its wire name. Made offline, it is sent when the client is online. Throws
    /// <see cref="LobbyException"/> when the service refuses it.
    /// </summary>
    /// <param name="action">The action's name, as in docs/protocol.md.</param>
    /// <param name="data">A JSON object; <c>default</c> for an empty one.</param>
    /// <param name="options">The request's id and timeout.</param>
    /// <param name="ct">Cancels the wait. A request that was sent may still take effect.</param>
    /// <returns>The reply's data.</returns>
    public Task<JsonElement> Request(string action, JsonElement data, RequestOptions? options = null, CancellationToken ct = default) =>
        session.Request(action, data, options, ct);

    /// <summary>Watches the public lobbies of a mode, and optionally of a region, across reconnects.</summary>
    /// <param name="scope">The mode and region. If the service refuses them, <see cref="LobbyBrowser.Failed"/> is raised.</param>
    public LobbyBrowser Browse(WatchLobbies scope) => new(this, scope);

    /// <summary>Raises an event in order with the client's own.</summary>
    internal void RaiseEvent<T>(Func<Action<T>?> handlers, T argument) => callbacks.Raise(handlers, argument);

    /// <summary>Rejects arguments that no retry could make work.</summary>
    private static void Validate(Uri url, Func<CancellationToken, Task<string>> token)
    {
        ArgumentNullException.ThrowIfNull(url);
        ArgumentNullException.ThrowIfNull(token);
        if (!url.IsAbsoluteUri || url.Scheme is not ("wss" or "ws"))
            throw new ArgumentException("The URL must start with wss:// or ws://, for example wss://HOST/STAGE.", nameof(url));
    }

    private sealed class Listener(LobbyClient client) : ISessionListener
    {
        public void StateChanged(ConnectionState state) => client.callbacks.Raise(() => client.StateChanged, state);

        public void Opened(HelloReply hello) => client.callbacks.Raise(() => client.SessionOpened, hello);

        public void Lost(SessionLost lost) => client.callbacks.Raise(() => client.SessionLost, lost);

        public void LobbyChanged(LobbyChange change)
        {
            client.callbacks.Raise(() => client.LobbyChanged, change);
            if (change.Push is { } push) client.callbacks.Raise<Push>(() => client.PushReceived, push);
        }

        public void PushReceived(Push push)
        {
            client.RaisePush(push);
            client.callbacks.Raise(() => client.PushReceived, push);
        }
    }
}
