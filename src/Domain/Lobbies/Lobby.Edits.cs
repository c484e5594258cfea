using GameLobby.Domain.Values;

namespace GameLobby.Domain.Lobbies;

/// <content>Edits by hand, which change the stored lobby without raising its version.</content>
public sealed partial record Lobby
{
    /// <summary>
    /// Returns this lobby as the next version, with the rules applied. Null if nobody has to learn of the edit: it was overwritten, or
    /// clients have no lobby before and after it.
    /// </summary>
    /// <param name="before">The lobby before the edit; null if it is not known.</param>
    /// <param name="edited">The lobby right after the edit. Requests may have changed it since.</param>
    /// <param name="elsewhere">Members who have been seated in another lobby, and lose their seat in this one.</param>
    /// <param name="code">Replaces a code that another lobby has.</param>
    public AdoptedEdit? Adopt(
        Lobby? before, Lobby edited, IReadOnlySet<PlayerId> elsewhere, LobbyCode? code, DateTimeOffset now)
    {
        var held = before is null ? Unknown() : HeldByClients(before, edited);
        if (held == this || (held.IsClosed && IsClosed)) return null;

        var adopted = held.Next(now, ChangeReason.Edited, this with
        {
            Code = code ?? Code,
            Members = Members.Remove(member => elsewhere.Contains(member.Id)),
            CreatedAt = held.CreatedAt,
        });
        return new AdoptedEdit(held, adopted with { PublicVersion = adopted.Version, PublicUpdatedAt = adopted.UpdatedAt });
    }

    /// <summary>Returns this lobby as closed because its item was deleted.</summary>
    public Lobby Delete(DateTimeOffset now) => IsClosed ? this : Next(now, ChangeReason.Deleted, this with { IsClosed = true });

    /// <summary>
    /// Returns what clients hold. Pushes of requests since the edit compared with the edited lobby, so they did not tell what it changed:
    /// these parts are as before. Clients may hold a newer value of such a part, which sending it again does not change.
    /// </summary>
    private Lobby HeldByClients(Lobby before, Lobby edited)
    {
        if (Version <= before.Version) return before; // clients ignored the pushes of requests since
        if (edited.Version < before.Version) return Unknown(); // clients ignored some of them

        return this with
        {
            Code = Part(lobby => lobby.Code),
            Settings = Part(lobby => lobby.Settings),
            Host = Part(lobby => lobby.Host),
            Members = MembersHeldByClients(before, edited),
            Match = Part(lobby => lobby.Match),
            IsClosed = Part(lobby => lobby.IsClosed),
            CreatedAt = before.CreatedAt,
        };

        T Part<T>(Func<Lobby, T> part) => part(Equals(part(before), part(edited)) ? this : before);
    }

    /// <summary>A member whom the edit removed is still held, one whom it added is not, and no member has another place.</summary>
    private Roster MembersHeldByClients(Lobby before, Lobby edited) => new(
    [
        .. before.Members
            .Where(member => Members.Contains(member.Id) || !edited.Members.Contains(member.Id))
            .Select(member => before.Host == edited.Host && member == edited.Members.Find(member.Id)
                ? Members.Find(member.Id)!
                : member),
        .. Members.Where(member => !before.Members.Contains(member.Id) && !edited.Members.Contains(member.Id)),
    ]);

    /// <summary>Returns a version that no client holds. Clients get the lobby when the version after it follows.</summary>
    private Lobby Unknown() => this with { Version = Version + 1 };
}
