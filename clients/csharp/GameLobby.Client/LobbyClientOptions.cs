namespace GameLobby.Client;

/// <summary>What a client can do without being told.</summary>
public sealed record LobbyClientOptions
{
    /// <summary>Makes a socket for each connect; by default a <see cref="WebSocketLobbySocket"/>.</summary>
    public Func<ILobbySocket> CreateSocket { get; init; } = () => new WebSocketLobbySocket();

    /// <summary>
    /// Runs the game's code: event handlers and the token provider. By default they run on the
    /// <see cref="SynchronizationContext"/> of whoever made the client (the main thread of an engine); where there was
    /// none, on that of whoever first connects with one; and until there is one, on the thread pool. Always one at a time,
    /// and in order. What they throw is an unhandled exception on that context; where there is none, it ends the process.
    /// </summary>
    public Action<Action>? Dispatcher { get; init; }

    /// <summary>Time, for tests.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Chance, for tests: at least 0, less than 1.</summary>
    public Func<double>? Random { get; init; }
}
