using GameLobby.Domain.Values;

namespace GameLobby.Domain.Lobbies;

/// <summary>Players who were kicked or banned.</summary>
public sealed record Exclusions(ValueList<Exclusion> Items)
{
    public const int MaxBans = 500;

    public static readonly TimeSpan KickDuration = TimeSpan.FromSeconds(60);

    public static Exclusions Empty { get; } = new(ValueList<Exclusion>.Empty);

    public IEnumerable<Exclusion> Bans => Items.Where(exclusion => exclusion.IsBan);

    /// <summary>Returns the refusal for a player who may not join; null when the player may.</summary>
    /// <param name="invitedAt">An invite newer than a kick lifts the kick. No invite lifts a ban.</param>
    public Error? RefusalFor(PlayerId player, DateTimeOffset? invitedAt, DateTimeOffset now)
    {
        if (Find(player, now) is not { } exclusion) return null;
        if (exclusion.IsBan) return Refusals.Banned;

        return invitedAt > exclusion.Since ? null : Refusals.Kicked(exclusion.Until!.Value - now);
    }

    public Exclusion? Find(PlayerId player, DateTimeOffset now) =>
        Items.FirstOrDefault(exclusion => exclusion.Player == player && (exclusion.IsBan || exclusion.Until > now));

    public bool CanBan(PlayerId player) => Bans.Any(exclusion => exclusion.Player == player) || Bans.Count() < MaxBans;

    public Exclusions Add(PlayerId player, string? name, bool ban, DateTimeOffset now) =>
        new([.. Without(player, now), new Exclusion(player, now, ban ? null : now + KickDuration) { Name = name }]);

    public Exclusions Remove(PlayerId player, DateTimeOffset now) => new([.. Without(player, now)]);

    private IEnumerable<Exclusion> Without(PlayerId player, DateTimeOffset now) =>
        Items.Where(exclusion => exclusion.Player != player && (exclusion.IsBan || exclusion.Until > now));
}
