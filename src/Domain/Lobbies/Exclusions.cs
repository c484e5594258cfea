using GameLobby.Domain.Values;

namespace GameLobby.Domain.Lobbies;

/// <summary>Someone who was put out of a lobby.</summary>
/// <param name="Until">When it may come back; null: not until it is unbanned.</param>
public sealed record Exclusion(PlayerId Player, DateTimeOffset Since, DateTimeOffset? Until)
{
    public bool IsBan => Until is null;
}

/// <summary>Those who may not come back, or not yet.</summary>
public sealed record Exclusions(ValueList<Exclusion> Items)
{
    /// <summary>How long a kicked player has to stay out.</summary>
    public static readonly TimeSpan AfterKick = TimeSpan.FromSeconds(60);

    /// <summary>So a lobby, which is one item of at most 400 KB, can't outgrow it.</summary>
    public const int MostBans = 500;

    public static Exclusions Empty { get; } = new(ValueList<Exclusion>.Empty);

    public IEnumerable<PlayerId> Banned => Items.Where(exclusion => exclusion.IsBan).Select(exclusion => exclusion.Player);

    /// <summary>Why a player is not let in; null when nothing is held against it.</summary>
    /// <param name="invitedAt">A new invite ends what a kick began, not a ban.</param>
    public Error? Bar(PlayerId player, DateTimeOffset? invitedAt, DateTimeOffset now) => Of(player, now) switch
    {
        null => null,
        { IsBan: true } => Refusals.Banned,
        var kicked when invitedAt > kicked.Since => null,
        var kicked => Refusals.Kicked(kicked.Until!.Value - now),
    };

    public Exclusion? Of(PlayerId player, DateTimeOffset now) =>
        Items.FirstOrDefault(exclusion => exclusion.Player == player && (exclusion.IsBan || exclusion.Until > now));

    public bool CanBan(PlayerId player) => Banned.Contains(player) || Banned.Count() < MostBans;

    public Exclusions Add(PlayerId player, bool ban, DateTimeOffset now) =>
        new([.. Without(player, now), new Exclusion(player, now, ban ? null : now + AfterKick)]);

    public Exclusions Remove(PlayerId player, DateTimeOffset now) => new([.. Without(player, now)]);

    private IEnumerable<Exclusion> Without(PlayerId player, DateTimeOffset now) =>
        Items.Where(exclusion => exclusion.Player != player && (exclusion.IsBan || exclusion.Until > now));
}
