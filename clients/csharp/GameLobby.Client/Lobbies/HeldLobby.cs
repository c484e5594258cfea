namespace GameLobby.Client;

/// <summary>The client's copy of the player's lobby, kept up to date by snapshots and pushes that arrive in any order.</summary>
/// <param name="context">The client's clock and lock.</param>
/// <param name="request">
/// Requests the player's lobby, which arrives through <see cref="Refresh"/>. Returns false when the client has ended.
/// </param>
/// <param name="changed">Called once for each change, in order.</param>
internal sealed class HeldLobby(ClientContext context, Func<Task<bool>> request, Action<LobbyChange> changed)
{
    /// <summary>How long a version may be missing before the client requests the whole lobby.</summary>
    private static readonly TimeSpan GapTimeout = TimeSpan.FromSeconds(1);

    private const int MaxPendingPushes = 256;

    /// <summary>The last version of each lobby that the player is no longer in, by lobby id.</summary>
    private readonly Dictionary<string, long> endedVersions = [];

    private readonly OneShotTimer gapTimer = new(context);
    private readonly List<LobbyChangedPush> pending = [];

    /// <summary>The highest version that a reply has announced.</summary>
    private long expectedVersion;

    private bool isRequesting;

    public LobbySnapshot? Lobby { get; private set; }

    /// <summary>Applies a snapshot of the player's lobby, unless it is outdated or the player has left the lobby since.</summary>
    public void ApplySnapshot(LobbySnapshot snapshot)
    {
        if (IsEnded(snapshot.LobbyId, snapshot.Version)) return;
        var isSame = Lobby?.LobbyId == snapshot.LobbyId;
        if (isSame && snapshot.Version <= Lobby!.Version) return;

        if (!isSame) expectedVersion = 0;
        Update(snapshot);
    }

    /// <summary>Applies the reply to a <c>lobby.get</c>. It is current, whatever version an earlier reply announced.</summary>
    public void Refresh(LobbySnapshot snapshot)
    {
        if (Lobby is not null && Lobby.LobbyId != snapshot.LobbyId) return;
        expectedVersion = 0;
        // Pushes do not carry bans, so a copy of them would become outdated.
        ApplySnapshot(snapshot with { Bans = null, BanNames = null });
    }

    public void ApplyPush(LobbyChangedPush push)
    {
        pending.Add(push);
        if (pending.Count > MaxPendingPushes) pending.RemoveAt(0);
        Update(Lobby);
    }

    /// <summary>Notes the version that a reply announced. The push of that version may come before or after the reply.</summary>
    public void ExpectVersion(long version)
    {
        expectedVersion = Math.Max(expectedVersion, version);
        Update(Lobby);
    }

    /// <summary>Applies the reply to a <c>session.hello</c>.</summary>
    /// <param name="hello">The reply.</param>
    /// <param name="requestedLobbyId">The lobby id that the request named; null when it named none.</param>
    public void Resume(HelloReply hello, string? requestedLobbyId)
    {
        if (hello.Lobby is not null) ApplySnapshot(hello.Lobby);
        else if (hello.Missed is null && requestedLobbyId == Lobby?.LobbyId) Clear();
    }

    /// <summary>
    /// The lobby was closed, or the player removed from it, at this version. Returns false if the player has joined it again since.
    /// </summary>
    public bool End(string lobbyId, long version)
    {
        endedVersions[lobbyId] = Math.Max(version, endedVersions.GetValueOrDefault(lobbyId));
        if (Lobby?.LobbyId != lobbyId) return true;
        if (!IsEnded(lobbyId, Lobby.Version)) return false;
        Clear();
        return true;
    }

    /// <summary>The player is in no lobby.</summary>
    public void Clear()
    {
        if (Lobby is not null) endedVersions[Lobby.LobbyId] = Math.Max(Lobby.Version, endedVersions.GetValueOrDefault(Lobby.LobbyId));
        pending.Clear();
        expectedVersion = 0;
        Update(null);
    }

    private bool IsEnded(string lobbyId, long version) => version <= endedVersions.GetValueOrDefault(lobbyId);

    /// <summary>Applies the pending pushes that follow the snapshot, then checks for missing versions.</summary>
    private void Update(LobbySnapshot? snapshot)
    {
        var steps = new List<LobbyChange>();
        if (!ReferenceEquals(snapshot, Lobby)) steps.Add(new(Lobby, snapshot, null));
        var lobby = snapshot;
        while (lobby is not null && NextPush(lobby) is { } push)
        {
            var after = ChangeApplier.Apply(lobby, push);
            steps.Add(new(lobby, after, push));
            lobby = after;
        }

        pending.RemoveAll(push => push.LobbyId == lobby?.LobbyId && push.Version <= lobby.Version);
        Lobby = lobby;
        CheckForGap();
        foreach (var step in steps) changed(step);
    }

    private LobbyChangedPush? NextPush(LobbySnapshot lobby) => pending.Find(
        push => push.LobbyId == lobby.LobbyId && push.Previous <= lobby.Version && push.Version > lobby.Version);

    private void CheckForGap()
    {
        var isComplete = Lobby is null
            || (expectedVersion <= Lobby.Version && pending.TrueForAll(push => push.LobbyId != Lobby.LobbyId));
        if (isComplete) gapTimer.Stop();
        else if (!gapTimer.IsRunning && !isRequesting) gapTimer.Start(GapTimeout, () => _ = RequestLobby());
    }

    private async Task RequestLobby()
    {
        isRequesting = true;
        var isActive = await request();
        lock (context.SyncRoot)
        {
            isRequesting = false;
            if (isActive) CheckForGap();
        }
    }
}
