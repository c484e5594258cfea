using GameLobby.Domain.Values;

namespace GameLobby.Domain.Lobbies;

/// <summary>Where a lobby stands.</summary>
public enum LobbyStatus
{
    Open,
    Starting,
    InMatch,
    Closed,
}

/// <summary>
/// Players gathering for one match. Its operations (<see cref="Seating"/>, <see cref="Matches"/>,
/// <see cref="Clockwork"/> and their like) are pure: each answers the next lobby, one version on, or a refusal, and
/// changes nothing; what is already so answers the same lobby. They check in this order: already done, then phase, then
/// permission, then capacity. Nobody outside this assembly can make a lobby in any other way but to
/// <see cref="Restore"/> one that was stored.
/// </summary>
public sealed record Lobby
{
    private Lobby(LobbyId id, LobbySettings settings) => (Id, Settings) = (id, settings);

    public LobbyId Id { get; }

    /// <summary>Rises by exactly one with every change.</summary>
    public long Version { get; internal init; }

    public LobbyCode Code { get; internal init; }

    public LobbySettings Settings { get; internal init; }

    public PlayerId Host { get; internal init; }

    /// <summary>Who is in; of a closed lobby: who was in at its end.</summary>
    public Roster Members { get; internal init; } = Roster.Empty;

    public Match? Match { get; internal init; }

    public bool IsClosed { get; internal init; }

    /// <summary>Why a version came about; holds for the version that it names.</summary>
    public Cause? Cause { get; internal init; }

    public Receipts Receipts { get; internal init; } = Receipts.Empty;

    public Exclusions Exclusions { get; internal init; } = Exclusions.Empty;

    public DateTimeOffset CreatedAt { get; internal init; }

    public DateTimeOffset UpdatedAt { get; internal init; }

    /// <summary>The version since which strangers see the lobby as it is: what its members alone see leaves this as it was.</summary>
    public long FaceVersion { get; internal init; }

    /// <summary>When <see cref="FaceVersion"/> came about.</summary>
    public DateTimeOffset FaceUpdatedAt { get; internal init; }

    /// <summary>Whether strangers come across it by searching.</summary>
    public bool IsFindable => !IsClosed && Settings.Visibility is Visibility.Public;

    public LobbyStatus Status => this switch
    {
        { IsClosed: true } => LobbyStatus.Closed,
        { Match: null } => LobbyStatus.Open,
        { Match.HasStarted: false } => LobbyStatus.Starting,
        _ => LobbyStatus.InMatch,
    };

    /// <summary>A lobby of one: its creator, who is its host.</summary>
    public static Lobby Create(LobbyId id, LobbyCode code, LobbySettings settings, Member host, DateTimeOffset now) => new(id, settings)
    {
        Version = 1,
        Code = code,
        Host = host.Id,
        Members = Roster.Empty.Add(host),
        Cause = new Cause(1, Reason.Created),
        CreatedAt = now,
        UpdatedAt = now,
        FaceVersion = 1,
        FaceUpdatedAt = now,
    };

    /// <summary>The lobby that was stored, as it was.</summary>
    public static Lobby Restore(StoredLobby stored) => new(stored.Id, stored.Settings)
    {
        Version = stored.Version,
        Code = stored.Code,
        Host = stored.Host,
        Members = stored.Members,
        Match = stored.Match,
        IsClosed = stored.IsClosed,
        Cause = stored.Cause,
        Receipts = stored.Receipts,
        Exclusions = stored.Exclusions,
        CreatedAt = stored.CreatedAt,
        UpdatedAt = stored.UpdatedAt,
        FaceVersion = stored.FaceVersion ?? stored.Version,
        FaceUpdatedAt = stored.FaceUpdatedAt ?? stored.UpdatedAt,
    };

    /// <summary>The member that a player is; null when it is none, or the lobby is closed.</summary>
    public Member? Find(PlayerId player) => IsClosed ? null : Members.Find(player);

    /// <summary>What a player may see: data that is not for it is left out, and the game server's too. An operator sees all.</summary>
    public Lobby SeenBy(PlayerId viewer, bool isOperator) =>
        isOperator ? this
        : Members.Contains(viewer) ? SeenByMember(viewer)
        : SeenByMember(viewer) with { Settings = Settings with { Data = Settings.Data.WithoutServers().Public() } };

    /// <summary>What a member sees: private data of another member is for that member and the host only.</summary>
    public Lobby SeenByMember(PlayerId viewer) => this with
    {
        Settings = Settings with { Data = Settings.Data.WithoutServers() },
        Members = Members.Change(
            member => member.Id != viewer && viewer != Host,
            member => member with { Data = member.Data.Public() }),
    };

    /// <summary>Remembers what led to this version, so that a repeat is known; and what earlier lobbies remembered of the player.</summary>
    public Lobby Remember(Receipts receipts, DateTimeOffset now) => this with { Receipts = Receipts.Add(receipts, now) };

    /// <summary>The next version, after all that follows from the change by the rules; this very lobby when nothing changes.</summary>
    internal Lobby Next(DateTimeOffset now, Reason reason, Lobby changed, string? detail = null) => changed == this
        ? this
        : Rules.Settle(this, changed with
        {
            Version = Version + 1,
            UpdatedAt = now,
            Cause = new Cause(Version + 1, reason, detail),
        }).FacingFrom(LobbyFace.Of(this));

    private Lobby FacingFrom(LobbyFace before) => LobbyFace.Of(this) == before
        ? this
        : this with { FaceVersion = Version, FaceUpdatedAt = UpdatedAt };
}

/// <summary>All that a store keeps of a lobby.</summary>
public sealed record StoredLobby(
    LobbyId Id,
    long Version,
    LobbyCode Code,
    LobbySettings Settings,
    PlayerId Host,
    Roster Members,
    Match? Match,
    bool IsClosed,
    Cause? Cause,
    Receipts Receipts,
    Exclusions Exclusions,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt)
{
    /// <summary>Null: as of <see cref="Version"/>.</summary>
    public long? FaceVersion { get; init; }

    public DateTimeOffset? FaceUpdatedAt { get; init; }
}
