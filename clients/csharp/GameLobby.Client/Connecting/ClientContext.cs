namespace GameLobby.Client;

/// <summary>Settings, clock, randomness and lock that all parts of one client share.</summary>
internal sealed class ClientContext(
    Uri url, Func<CancellationToken, Task<string>> tokenProvider, LobbyClientOptions options, Callbacks callbacks, Log? log)
{
    /// <summary>Guards the client's state. Not held while the game's code runs, unless the game's dispatcher runs it inline.</summary>
    public object SyncRoot { get; } = new();

    public Uri Url => url;

    public Func<CancellationToken, Task<string>> TokenProvider => tokenProvider;

    public Callbacks Callbacks => callbacks;

    /// <summary>The game's log; null when it has none.</summary>
    public Log? Log => log;

    public TimeProvider Clock => options.TimeProvider;

    public Func<double> Random { get; } = options.Random ?? new Random(Guid.NewGuid().GetHashCode()).NextDouble;

    public Func<ILobbySocket> CreateSocket => options.CreateSocket;

    public DateTimeOffset Now => Clock.GetUtcNow();
}
