using System.Collections;
using GameLobby.Domain.Values;

namespace GameLobby.Domain.Lobbies;

/// <summary>The members of a lobby in the order in which they joined, at most <see cref="Seats"/>, compared by value.</summary>
public sealed record Roster(ValueList<Member> Members) : IReadOnlyCollection<Member>
{
    /// <summary>How many a lobby seats, spectators counted in.</summary>
    public const int Seats = 128;

    public static Roster Empty { get; } = new(ValueList<Member>.Empty);

    public int Count => Members.Count;

    public IEnumerable<Member> Players => Members.Where(member => member.IsPlayer);

    public int On(Team team) => Members.Count(member => member.Team == team.Name);

    public Member? Find(PlayerId player) => Members.FirstOrDefault(member => member.Id == player);

    public bool Contains(PlayerId player) => Find(player) is not null;

    public Roster Add(Member member) => new([.. Members, member]);

    public Roster Remove(Func<Member, bool> gone) => new([.. Members.Where(member => !gone(member))]);

    public Roster Change(Func<Member, bool> which, Func<Member, Member> change) =>
        new([.. Members.Select(member => which(member) ? change(member) : member)]);

    public Roster Change(PlayerId player, Func<Member, Member> change) => Change(member => member.Id == player, change);

    /// <summary>Who becomes host: the player that has been here longest, one that is online before one that is away.</summary>
    public Member? Heir() => Players.FirstOrDefault(player => player.IsOnline) ?? Players.FirstOrDefault();

    public IEnumerator<Member> GetEnumerator() => Members.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
