using GameLobby.Domain.Values;

namespace GameLobby.Domain.Lobbies;

/// <summary>
/// Players gathering for one match. Operations are pure: each returns the next lobby, exactly one version higher, or a refusal. An
/// operation whose effect is already there returns the same lobby. Checks run in this order: who may ask, already done, phase, capacity.
/// </summary>
public sealed partial record Lobby
{
    private Lobby(LobbyId id, LobbySettings settings) => (Id, Settings) = (id, settings);

    public LobbyId Id { get; }

    /// <summary>Rises by exactly one with every change.</summary>
    public long Version { get; private init; }

    public LobbyCode Code { get; private init; }

    public LobbySettings Settings { get; private init; }

    public PlayerId Host { get; private init; }

    /// <summary>The current members; of a closed lobby, the members at its end.</summary>
    public Roster Members { get; private init; } = Roster.Empty;

    public Match? Match { get; private init; }

    public bool IsClosed { get; private init; }

    /// <summary>The reason for a version. See <see cref="Reason"/> for the current version.</summary>
    public LastChange? LastChange { get; private init; }

    public IdempotencyRecords IdempotencyRecords { get; private init; } = IdempotencyRecords.Empty;

    public Exclusions Exclusions { get; private init; } = Exclusions.Empty;

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset UpdatedAt { get; private init; }

    /// <summary>The version of the last change to the <see cref="PublicView"/>.</summary>
    public long PublicVersion { get; private init; }

    public DateTimeOffset PublicUpdatedAt { get; private init; }

    /// <summary>The reason for the current version; null when an edit by hand did not say.</summary>
    public ChangeReason? Reason => LastChange is { } last && last.Version == Version ? last.Reason : null;

    /// <summary>The trace that led to the current version; null if it was not traced.</summary>
    public string? Trace => LastChange is { } last && last.Version == Version ? last.Trace : null;

    /// <summary>True when a search can find the lobby.</summary>
    public bool IsListed => !IsClosed && Settings.Visibility is Visibility.Public;

    public LobbyStatus Status => this switch
    {
        { IsClosed: true } => LobbyStatus.Closed,
        { Match: null } => LobbyStatus.Open,
        { Match.HasStarted: false } => LobbyStatus.Starting,
        _ => LobbyStatus.InMatch,
    };

    /// <summary>Creates a lobby whose only member is its host.</summary>
    public static Lobby Create(
        LobbyId id, LobbyCode code, LobbySettings settings, Member host, DateTimeOffset now, IdempotencyRecords? records = null) =>
        new(id, settings)
        {
            Version = 1,
            Code = code,
            Host = host.Id,
            Members = Roster.Empty.Add(host),
            LastChange = new LastChange(1, ChangeReason.Created),
            IdempotencyRecords = records ?? IdempotencyRecords.Empty,
            CreatedAt = now,
            UpdatedAt = now,
            PublicVersion = 1,
            PublicUpdatedAt = now,
        };

    /// <summary>Returns the lobby that was stored. Of a member or a team that an edit by hand has doubled, the first counts.</summary>
    public static Lobby Restore(StoredLobby stored) => new(stored.Id, WithDistinctTeams(stored.Settings))
    {
        Version = stored.Version,
        Code = stored.Code,
        Host = stored.Host,
        Members = new Roster(Distinct(stored.Members.Members, member => member.Id)),
        Match = stored.Match,
        IsClosed = stored.IsClosed,
        LastChange = stored.LastChange,
        IdempotencyRecords = stored.IdempotencyRecords,
        Exclusions = stored.Exclusions,
        CreatedAt = stored.CreatedAt,
        UpdatedAt = stored.UpdatedAt,
        PublicVersion = stored.PublicVersion ?? stored.Version,
        PublicUpdatedAt = stored.PublicUpdatedAt ?? stored.UpdatedAt,
    };

    private static LobbySettings WithDistinctTeams(LobbySettings settings) =>
        settings with { Teams = Distinct(settings.Teams, team => team.Name) };

    private static ValueList<T> Distinct<T, TKey>(ValueList<T> items, Func<T, TKey> key) =>
        items.DistinctBy(key).Count() == items.Count ? items : [.. items.DistinctBy(key)];

    /// <summary>Returns a player's membership; null when the player is not a member or the lobby is closed.</summary>
    public Member? Find(PlayerId player) => IsClosed ? null : Members.Find(player);

    /// <summary>Whether a member has connected again since this connection was opened, even if the newer connection was lost.</summary>
    public bool IsReplaced(PlayerId player, Connection? connection) => Find(player)?.ConnectedAt > connection?.Since;

    /// <summary>Returns the result of an operation; a new version also remembers the requests that led to it.</summary>
    public Result<Lobby> Apply(
        Func<Lobby, Result<Lobby>> operation, Func<Lobby, IdempotencyRecords> recordsFor, DateTimeOffset now)
    {
        var result = operation(this);
        if (result.IsRefused || result.Value.Version == Version) return result;

        var next = result.Value;
        return next with { IdempotencyRecords = next.IdempotencyRecords.Add(recordsFor(next), now) };
    }

    /// <summary>Returns this version with an author whom its idempotency record does not show, and with its trace.</summary>
    public Lobby CausedBy(ChangeAuthor? author, string? trace) =>
        LastChange is null || (author is null && trace is null)
            ? this
            : this with { LastChange = LastChange with { Author = author, Trace = trace } };

    /// <summary>
    /// Returns the next version with everything that follows from the change by the rules; this lobby if nothing changed.
    /// </summary>
    private Lobby Next(DateTimeOffset now, ChangeReason reason, Lobby changed, string? detail = null)
    {
        if (changed == this) return this;

        var next = ApplyRules(this, changed with
        {
            Version = Version + 1,
            UpdatedAt = now,
            LastChange = new LastChange(Version + 1, reason, detail),
        });
        return PublicView.Of(next) == PublicView.Of(this)
            ? next
            : next with { PublicVersion = next.Version, PublicUpdatedAt = next.UpdatedAt };
    }
}
