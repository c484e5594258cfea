namespace GameLobby.Client;

/// <summary>Where a client lives: whom it calls, time and chance, and the lock that all of it works under.</summary>
internal sealed class Surroundings(Uri url, Func<CancellationToken, Task<string>> token, LobbyClientOptions options, Callbacks callbacks)
{
    /// <summary>Never held while the game's own code runs, unless the game has its callbacks run at once.</summary>
    public object Gate { get; } = new();

    public Uri Url => url;

    public Func<CancellationToken, Task<string>> Token => token;

    public Callbacks Callbacks => callbacks;

    public TimeProvider Clock => options.Clock;

    public Func<double> Random { get; } = options.Random ?? new Random(Guid.NewGuid().GetHashCode()).NextDouble;

    public Func<ILobbySocket> CreateSocket => options.CreateSocket;

    public DateTimeOffset Now => Clock.GetUtcNow();
}
