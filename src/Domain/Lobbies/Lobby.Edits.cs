using GameLobby.Domain.Values;

namespace GameLobby.Domain.Lobbies;

/// <content>Edits by hand, which change the stored lobby without raising its version.</content>
public sealed partial record Lobby
{
    /// <summary>
    /// Returns this lobby as the next version, with the rules applied. Null if the edit changes nothing, or the lobby was closed before it
    /// and still is.
    /// </summary>
    /// <param name="before">The lobby before the edit; null if it is not known.</param>
    /// <param name="edited">The lobby right after the edit. Requests may have changed it since.</param>
    /// <param name="elsewhere">Members who have been seated in another lobby, and lose their seat in this one.</param>
    /// <param name="code">Replaces a code that another lobby has.</param>
    public AdoptedEdit? Adopt(
        Lobby? before, Lobby edited, IReadOnlySet<PlayerId> elsewhere, LobbyCode? code, DateTimeOffset now)
    {
        var held = before is null ? Unknown() : HeldByClients(before, edited);
        var seated = Members.Remove(member => elsewhere.Contains(member.Id));
        if ((held == this && seated == Members) || (held.IsClosed && IsClosed)) return null;

        var adopted = held.Next(now, ChangeReason.Edited, this with
        {
            Code = code ?? Code,
            Members = seated,
            CreatedAt = held.CreatedAt,
            PublicVersion = Math.Min(held.PublicVersion, held.Version),
            PublicUpdatedAt = held.PublicUpdatedAt,
        });
        return new AdoptedEdit(before is null ? held : held.WithoutUndone(before, edited, adopted), adopted);
    }

    /// <summary>Returns this lobby as closed because its item was deleted.</summary>
    public Lobby Delete(DateTimeOffset now) => IsClosed ? this : Next(now, ChangeReason.Deleted, this with { IsClosed = true });

    /// <summary>
    /// Returns what clients hold. Requests since the edit were compared with the edited lobby, so clients may hold a part that was edited
    /// as it was before, after or since. It is returned different from this lobby, so that it is pushed and right for all.
    /// </summary>
    private Lobby HeldByClients(Lobby before, Lobby edited)
    {
        if (Version <= before.Version) return before; // clients ignored the pushes of requests since
        if (edited.Version < before.Version) return Unknown(); // clients ignored some of them
        if (edited.IsClosed && !before.IsClosed && !IsClosed) return Unknown(); // a closed lobby pushes nothing

        return this with
        {
            Code = Edited(before.Code, edited.Code, Code),
            Settings = Edited(before.Settings, edited.Settings, Settings),
            Host = Edited(before.Host, edited.Host, Host),
            Match = Edited(before.Match, edited.Match, Match),
            Members = MembersHeldByClients(before, edited),
            IsClosed = Edited(before.IsClosed, edited.IsClosed, IsClosed),
            CreatedAt = before.CreatedAt,
        };
    }

    /// <summary>
    /// An edit of the host changes which private data clients hold of every member. After an edit of seats, places are not certain: without
    /// the first member, all leave and join.
    /// </summary>
    private Roster MembersHeldByClients(Lobby before, Lobby edited) => new(
    [
        .. Members.Skip(before.HasSameSeats(edited) ? 0 : 1).Select(member =>
            (before.Members.Find(member.Id), edited.Members.Find(member.Id)) switch
            {
                ({ } was, { } became) when was != became => Edited(was, became, member),
                ({ } was, _) when before.Host != edited.Host => was,
                _ => member,
            }),
        .. before.Members.Where(member => !edited.Members.Contains(member.Id) && !Members.Contains(member.Id)),
    ]);

    /// <summary>Returns what clients hold who got the edited lobby, of parts whose edit the rules undid.</summary>
    private Lobby WithoutUndone(Lobby before, Lobby edited, Lobby adopted) => this with
    {
        Code = edited.Code != before.Code && adopted.Code == before.Code ? edited.Code : Code,
        Host = edited.Host != before.Host && adopted.Host == before.Host ? edited.Host : Host,
        Match = edited.Match != before.Match && adopted.Match == before.Match ? edited.Match : Match,
        Members = edited.Members.Find(adopted.Host) is { IsMuted: true }
            ? Members.Change(adopted.Host, host => host with { IsMuted = true })
            : Members,
    };

    private static T Edited<T>(T before, T edited, T current) =>
        Equals(before, edited) ? current : Equals(before, current) ? edited : before;

    private bool HasSameSeats(Lobby other) =>
        Members.Select(member => (member.Id, member.JoinedAt)).SequenceEqual(other.Members.Select(member => (member.Id, member.JoinedAt)));

    /// <summary>Returns a version that no client holds. Clients get the lobby when the version after it follows.</summary>
    private Lobby Unknown() => this with { Version = Version + 1 };
}
