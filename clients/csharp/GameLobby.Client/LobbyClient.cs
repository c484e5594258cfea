using System.Diagnostics;
using System.Text.Json;

namespace GameLobby.Client;

/// <inheritdoc cref="ILobbyClient"/>
public sealed partial class LobbyClient : ILobbyClient
{
    private readonly Log? log;
    private readonly Callbacks callbacks;
    private readonly LobbySession session;

    /// <summary>Creates a client that is not connected yet.</summary>
    /// <param name="url">The service's URL, <c>wss://HOST/STAGE</c>; <c>ws://</c> is allowed for local development.</param>
    /// <param name="tokenProvider">
    /// Returns the player's JWT. Called for each connection. If it throws or returns no token, <see cref="ConnectAsync"/> fails
    /// with its exception; later connections are retried, and it is called again.
    /// </param>
    /// <param name="options">Optional settings.</param>
    public LobbyClient(Uri url, Func<CancellationToken, Task<string>> tokenProvider, LobbyClientOptions? options = null)
    {
        Validate(url, tokenProvider);
        options ??= new();
        log = options.Log is null ? null : new(options.Log);
        callbacks = new(options.Dispatcher, HandleException);
        callbacks.CaptureContext();
        session = new(new(url, tokenProvider, options, callbacks, log), new Listener(this));
    }

    /// <inheritdoc/>
    public event Action<ConnectionState>? StateChanged;

    /// <inheritdoc/>
    public event Action<HelloReply>? SessionOpened;

    /// <inheritdoc/>
    public event Action<SessionLost>? SessionLost;

    /// <inheritdoc/>
    public event Action<LobbyChange>? LobbyChanged;

    /// <inheritdoc/>
    public event Action<Push>? PushReceived;

    /// <inheritdoc/>
    public event Action<Exception>? UnhandledException;

    /// <inheritdoc/>
    public ConnectionState State => session.State;

    /// <inheritdoc/>
    public LobbySnapshot? CurrentLobby => session.Lobby;

    /// <inheritdoc/>
    public string? PlayerId => session.Hello?.PlayerId;

    /// <inheritdoc/>
    public string? PlayerName => session.Hello?.Name;

    /// <inheritdoc/>
    public DateTimeOffset ServerNow => session.ServerNow;

    /// <inheritdoc/>
    public Task ConnectAsync(CancellationToken cancellationToken = default)
    {
        callbacks.CaptureContext();
        return session.Connect(cancellationToken);
    }

    /// <inheritdoc/>
    public Task CloseAsync() => session.Close();

    /// <summary>
    /// Closes the client for good, like <see cref="CloseAsync"/>. Later calls throw <see cref="ObjectDisposedException"/>.
    /// </summary>
    public ValueTask DisposeAsync() => new(session.Dispose());

    /// <inheritdoc/>
    public Task<JsonElement> RequestAsync(
        string action, JsonElement data = default, RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        session.Request(action, data, options, cancellationToken);

    /// <inheritdoc/>
    public ILobbyBrowser BrowseLobbies(string mode, string? region = null) =>
        new LobbyBrowser(this, new(mode) { Region = region });

    /// <summary>Raises an event in order with the client's own.</summary>
    internal void RaiseEvent<T>(Func<Action<T>?> handlers, T argument) => callbacks.Raise(handlers, argument);

    /// <summary>Rejects arguments that no retry could make work.</summary>
    private static void Validate(Uri url, Func<CancellationToken, Task<string>> tokenProvider)
    {
        ArgumentNullException.ThrowIfNull(url);
        ArgumentNullException.ThrowIfNull(tokenProvider);
        if (!url.IsAbsoluteUri || url.Scheme is not ("wss" or "ws"))
            throw new ArgumentException("The URL must start with wss:// or ws://, for example wss://HOST/STAGE.", nameof(url));
    }

    private void HandleException(Exception exception)
    {
        log?.Error("An event handler threw an exception.", exception);
        if (UnhandledException is not { } handlers)
        {
            if (!callbacks.TryRethrow(exception))
                Trace.TraceError($"An event handler of {nameof(LobbyClient)} threw an exception: {exception}");
            return;
        }

        try
        {
            handlers(exception);
        }
        catch (Exception own)
        {
            log?.Error($"A handler of {nameof(UnhandledException)} threw an exception.", own);
        }
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
