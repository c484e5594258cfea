namespace GameLobby.Client;

/// <summary>The lobby that the player sits in, kept true by snapshots and pushes that come in any order.</summary>
/// <param name="around">Time and the lock.</param>
/// <param name="ask">
/// Asks for the player's lobby; whatever comes of it is told by <see cref="Refresh"/> or <see cref="Leave"/>. False: nobody is there
/// to ask.
/// </param>
/// <param name="changed">Hears of each step once it is made: in order, and never twice.</param>
internal sealed class HeldLobby(Surroundings around, Func<Task<bool>> ask, Action<LobbyChange> changed)
{
    /// <summary>How long something may be missing before the whole lobby is asked for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Pushes that wait for what comes before them; more never do.</summary>
    private const int MostAhead = 256;

    private readonly Dictionary<string, long> gone = [];
    private readonly Alarm patience = new(around);
    private readonly List<LobbyChangedPush> ahead = [];

    /// <summary>The version that a reply told of.</summary>
    private long promised;

    private bool isAsking;

    public LobbySnapshot? Lobby { get; private set; }

    /// <summary>The player's own lobby as the service tells it; one that is older than what is held, or left since, is dropped.</summary>
    public void Take(LobbySnapshot snapshot)
    {
        if (IsGone(snapshot.LobbyId, snapshot.Version)) return;
        var isSame = Lobby?.LobbyId == snapshot.LobbyId;
        if (isSame && snapshot.Version <= Lobby!.Version) return;

        if (!isSame) promised = 0;
        Settle(snapshot);
    }

    /// <summary>The answer to asking for it: whatever a reply promised, this is how the lobby is.</summary>
    public void Refresh(LobbySnapshot snapshot)
    {
        if (Lobby is not null && Lobby.LobbyId != snapshot.LobbyId) return;
        promised = 0;
        // No push tells of bans, so they would not stay true.
        Take(snapshot with { Bans = null });
    }

    public void Hear(LobbyChangedPush push)
    {
        ahead.Add(push);
        if (ahead.Count > MostAhead) ahead.RemoveAt(0);
        Settle(Lobby);
    }

    /// <summary>A reply says that the lobby has come to a version; its push is yet to come, or has been.</summary>
    public void Promise(long version)
    {
        promised = Math.Max(promised, version);
        Settle(Lobby);
    }

    /// <summary>What the service answered to a greeting.</summary>
    /// <param name="hello">The answer.</param>
    /// <param name="asked">The id of the lobby that was held when it was asked.</param>
    public void Resume(HelloReply hello, string? asked)
    {
        if (hello.Lobby is not null) Take(hello.Lobby);
        else if (hello.Missed is null && asked == Lobby?.LobbyId) Leave();
    }

    /// <summary>The lobby was closed, or the player removed from it, with this version.</summary>
    public void End(string lobbyId, long version)
    {
        gone[lobbyId] = Math.Max(version, gone.GetValueOrDefault(lobbyId));
        if (Lobby is not null && IsGone(Lobby.LobbyId, Lobby.Version)) Leave();
    }

    /// <summary>The player is in no lobby.</summary>
    public void Leave()
    {
        if (Lobby is not null) gone[Lobby.LobbyId] = Math.Max(Lobby.Version, gone.GetValueOrDefault(Lobby.LobbyId));
        ahead.Clear();
        promised = 0;
        Settle(null);
    }

    private bool IsGone(string lobbyId, long version) => version <= gone.GetValueOrDefault(lobbyId);

    /// <summary>From a snapshot on, applies whatever follows on it; then looks whether something is missing.</summary>
    private void Settle(LobbySnapshot? snapshot)
    {
        var steps = new List<LobbyChange>();
        if (!ReferenceEquals(snapshot, Lobby)) steps.Add(new(Lobby, snapshot, null));
        var lobby = snapshot;
        while (lobby is not null && Next(lobby) is { } next)
        {
            var after = Changes.After(lobby, next);
            steps.Add(new(lobby, after, next));
            lobby = after;
        }

        ahead.RemoveAll(push => push.LobbyId == lobby?.LobbyId && push.Version <= lobby.Version);
        Lobby = lobby;
        WatchForHoles();
        foreach (var step in steps) changed(step);
    }

    private LobbyChangedPush? Next(LobbySnapshot lobby) => ahead.Find(
        push => push.LobbyId == lobby.LobbyId && push.Previous <= lobby.Version && push.Version > lobby.Version);

    private void WatchForHoles()
    {
        var isWhole = Lobby is null || (promised <= Lobby.Version && ahead.TrueForAll(push => push.LobbyId != Lobby.LobbyId));
        if (isWhole) patience.Stop();
        else if (!patience.IsSet && !isAsking) patience.Set(Patience, () => _ = Ask());
    }

    private async Task Ask()
    {
        isAsking = true;
        var isAsked = await ask();
        lock (around.Gate)
        {
            isAsking = false;
            if (isAsked) WatchForHoles();
        }
    }
}
