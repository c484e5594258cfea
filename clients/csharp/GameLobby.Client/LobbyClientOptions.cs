namespace GameLobby.Client;

/// <summary>Settings for <see cref="LobbyClient"/>; all have defaults.</summary>
public sealed record LobbyClientOptions
{
    /// <summary>Creates a socket for each connection; a <see cref="WebSocketLobbySocket"/> by default.</summary>
    public Func<ILobbySocket> CreateSocket { get; init; } = () => new WebSocketLobbySocket();

    /// <summary>
    /// Runs event handlers and the token provider, one at a time and in order. By default they run on the
    /// <see cref="SynchronizationContext"/> of the thread that created the client (an engine's main thread). If that thread
    /// had none, the context of the first <see cref="LobbyClient.ConnectAsync"/> call that has one is used, and the thread pool
    /// until then.
    /// </summary>
    public Action<Action>? Dispatcher { get; init; }

    /// <summary>The source of time and timers. Replace it in tests, and on platforms without timer threads.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Returns random numbers of at least 0 and less than 1. Replace it in tests.</summary>
    public Func<double>? Random { get; init; }

    /// <summary>
    /// Receives what the client logs. It is called on any thread, must not block, and has no data of requests and no tokens.
    /// Null, the default, logs nothing.
    /// </summary>
    public Action<LobbyLogEntry>? Log { get; init; }
}
