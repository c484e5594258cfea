using System.Text.Json;

namespace GameLobby.Client;

/// <summary>
/// Connects one player to the lobby service and tracks the lobby that they are in. <see cref="LobbyClient"/> implements it;
/// replace it in a game's unit tests. All members are thread-safe. Events are raised one at a time and in order, on the thread
/// described by <see cref="LobbyClientOptions.Dispatcher"/>.
/// </summary>
public partial interface ILobbyClient : IAsyncDisposable
{
    /// <summary>Raised when <see cref="State"/> changes.</summary>
    event Action<ConnectionState>? StateChanged;

    /// <summary>Raised for each connection, the first and later ones. Renew what ends with a connection (<c>lobby.watch</c>).</summary>
    event Action<HelloReply>? SessionOpened;

    /// <summary>Raised when a connection is lost, cannot be opened, or is replaced because it did not respond for 10 s.</summary>
    event Action<SessionLost>? SessionLost;

    /// <summary>Raised when the player's lobby changes, and when they join or leave one.</summary>
    event Action<LobbyChange>? LobbyChanged;

    /// <summary>
    /// Raised once for each push, including types that this client version does not know (<see cref="UnknownPush"/>). A
    /// <see cref="LobbyChangedPush"/> is raised after it has been applied.
    /// </summary>
    event Action<Push>? PushReceived;

    /// <summary>
    /// Raised when an event handler threw an exception; the client and other handlers are not affected. While nobody handles
    /// this event, the exception is rethrown on the captured <see cref="SynchronizationContext"/>, where engines log it. Without
    /// a context it is written to <see cref="System.Diagnostics.Trace"/>.
    /// </summary>
    event Action<Exception>? UnhandledException;

    /// <summary>The state of the connection.</summary>
    ConnectionState State { get; }

    /// <summary>
    /// The lobby that the player is in, kept up to date; null when they are in none. Snapshots are immutable: each change
    /// replaces the object. A change arrives with its push, which may come after the reply to the request that caused it;
    /// <see cref="LobbyChanged"/> reports it.
    /// </summary>
    LobbySnapshot? CurrentLobby { get; }

    /// <summary>The player's id, from their token; null before the first connection.</summary>
    string? PlayerId { get; }

    /// <summary>The player's display name; null before the first connection.</summary>
    string? PlayerName { get; }

    /// <summary>The current time by the service's clock. Use it for countdowns.</summary>
    DateTimeOffset ServerNow { get; }

    /// <summary>
    /// Connects, and completes when the client is online. While the service cannot be reached, the client retries (see
    /// <see cref="SessionLost"/>). Called while the client waits to retry, it retries at once.
    /// </summary>
    /// <param name="cancellationToken">Cancels the wait. The client continues to connect.</param>
    /// <exception cref="LobbyException">
    /// <c>refused</c>: the service refused the first connection, usually because of the token. <c>closed</c>, <c>replaced</c>: the
    /// client was closed, or the player connected from elsewhere.
    /// </exception>
    /// <exception cref="Exception">The token provider failed for the first connection; this is its exception.</exception>
    Task ConnectAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Closes the connection, until the next <see cref="ConnectAsync"/>; completes when the service has closed it too, after at
    /// most 2 s. The player keeps their seat for a while; call <see cref="LeaveLobbyAsync"/> first to free it at once.
    /// </summary>
    Task CloseAsync();

    /// <summary>
    /// Sends a request by its wire name, for actions that this client version does not know. Made offline, it is sent when the
    /// client is online.
    /// </summary>
    /// <param name="action">The action's name, as in docs/protocol.md.</param>
    /// <param name="data">A JSON object; <c>default</c> for an empty one.</param>
    /// <param name="options">The request's id and timeout.</param>
    /// <param name="cancellationToken">Cancels the wait. A request that was sent may still take effect.</param>
    /// <returns>The reply's data.</returns>
    /// <exception cref="LobbyException">The request was refused, or got no reply in time.</exception>
    Task<JsonElement> RequestAsync(
        string action, JsonElement data = default, RequestOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Watches the public lobbies of a mode, and optionally of a region, across reconnects.</summary>
    /// <param name="mode">The mode. If the service refuses it, <see cref="ILobbyBrowser.Failed"/> is raised.</param>
    /// <param name="region">The region; null for lobbies of all regions.</param>
    ILobbyBrowser BrowseLobbies(string mode, string? region = null);
}
