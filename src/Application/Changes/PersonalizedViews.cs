using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Changes;

/// <summary>
/// Members who need their own version of a change, because only a member and the host see the member's private data: members whose private
/// data changed, and the host. When the host changes, the new host begins to see all private data and the former host ceases to.
/// </summary>
internal static class PersonalizedViews
{
    public static IReadOnlySet<PlayerId> Of(Lobby before, Lobby after)
    {
        var kept = before.Members.Kept(after.Members);
        var members = after.Members
            .Where(member => IsPrivatelyChanged(
                kept.Contains(member.Id) ? before.Members.Find(member.Id)!.Data : DataMap.Empty, member.Data))
            .Select(member => member.Id)
            .ToHashSet();
        if (members.Count > 0
            || (before.Host != after.Host && before.Members.Concat(after.Members).Any(member => member.Data.HasPrivateKeys)))
            members.UnionWith([before.Host, after.Host]);
        return members;
    }

    private static bool IsPrivatelyChanged(DataMap before, DataMap after) =>
        (before.HasPrivateKeys || after.HasPrivateKeys) && !before.Equals(after);
}
