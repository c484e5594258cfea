namespace GameLobby.Client;

/// <summary>What a client can do without being told.</summary>
public sealed record LobbyClientOptions
{
    /// <summary>Makes a socket for each connect; by default a <see cref="WebSocketLobbySocket"/>.</summary>
    public Func<ILobbySocket> CreateSocket { get; init; } = () => new WebSocketLobbySocket();

    /// <summary>
    /// Runs the game's code: event handlers and the token provider. By default they run on the
    /// <see cref="SynchronizationContext"/> of whoever made the client or first connected it (the main thread of an
    /// engine), and where there is none, on the thread pool. Always one at a time, and in order.
    /// </summary>
    public Action<Action>? Dispatcher { get; init; }

    /// <summary>Time, for tests.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Chance, for tests: at least 0, less than 1.</summary>
    public Func<double>? Random { get; init; }
}
