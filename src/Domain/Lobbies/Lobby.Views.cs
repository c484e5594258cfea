using GameLobby.Domain.Values;

namespace GameLobby.Domain.Lobbies;

public sealed partial record Lobby
{
    /// <summary>Returns everything, for operators.</summary>
    public LobbyView ViewForOperator() => View(Code, Settings.Data, Members);

    /// <summary>Returns what a player may see, member or not.</summary>
    public LobbyView ViewFor(PlayerId viewer) => Members.Contains(viewer)
        ? ViewForMember(viewer)
        : View(null, Settings.Data.WithoutServerKeys().WithoutPrivateKeys(), MembersSeenBy(viewer));

    /// <summary>Returns what a member may see. A member's private data is visible to that member and the host only.</summary>
    public LobbyView ViewForMember(PlayerId viewer) => View(Code, Settings.Data.WithoutServerKeys(), MembersSeenBy(viewer));

    private Roster MembersSeenBy(PlayerId viewer) => Members.Change(
        member => member.Id != viewer && viewer != Host,
        member => member with { Data = member.Data.WithoutPrivateKeys() });

    private LobbyView View(LobbyCode? code, DataMap data, Roster members) => new(
        Id,
        Version,
        code,
        Status,
        Settings with { Password = null, Data = data },
        Settings.Password is not null,
        Host,
        members,
        Match,
        Reason,
        Reason is null ? null : LastChange?.Detail,
        CreatedAt,
        UpdatedAt);
}
