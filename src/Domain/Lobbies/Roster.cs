using System.Collections;
using GameLobby.Domain.Values;

namespace GameLobby.Domain.Lobbies;

/// <summary>Members of a lobby in the order in which they joined, compared by value.</summary>
public sealed record Roster(ValueList<Member> Members) : IReadOnlyCollection<Member>
{
    /// <summary>Maximum members of a lobby, spectators included.</summary>
    public const int MaxMembers = 128;

    public static Roster Empty { get; } = new(ValueList<Member>.Empty);

    public int Count => Members.Count;

    public IEnumerable<Member> Players => Members.Where(member => member.IsPlayer);

    public int CountOn(Team team) => Members.Count(member => member.Team == team.Name);

    public Member? Find(PlayerId player) => Members.FirstOrDefault(member => member.Id == player);

    public bool Contains(PlayerId player) => Find(player) is not null;

    public Roster Add(Member member) => new([.. Members, member]);

    public Roster Remove(Func<Member, bool> predicate) => new([.. Members.Where(member => !predicate(member))]);

    public Roster Change(Func<Member, bool> predicate, Func<Member, Member> change) =>
        new([.. Members.Select(member => predicate(member) ? change(member) : member)]);

    public Roster Change(PlayerId player, Func<Member, Member> change) => Change(member => member.Id == player, change);

    /// <summary>
    /// Returns the first members of a later roster, up to the first one who is not where this roster had them. Members join at the end, so
    /// all others have joined since, or have to leave and join again to get to their places.
    /// </summary>
    public Roster Kept(Roster later)
    {
        var place = 0;
        List<Member> kept = [];
        foreach (var member in later)
        {
            while (place < Count && (Members[place].Id, Members[place].JoinedAt) != (member.Id, member.JoinedAt)) place++;
            if (place++ >= Count) break;
            kept.Add(member);
        }

        return new([.. kept]);
    }

    /// <summary>The player to become host: the longest-present online player, else the longest-present away player.</summary>
    public Member? NextHost() => Players.FirstOrDefault(player => player.IsOnline) ?? Players.FirstOrDefault();

    public IEnumerator<Member> GetEnumerator() => Members.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
