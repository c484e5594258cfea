using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Changes;

/// <summary>
/// Members whom a change shows what it does not show to all: the private data of a member is for itself and the host. So
/// it is those whose own changed, and the host; who became host sees everyone's, and who was it sees it go.
/// </summary>
internal static class OwnViews
{
    public static IReadOnlySet<PlayerId> Of(Lobby before, Lobby after)
    {
        var own = after.Members
            .Where(member => IsPrivatelyChanged(before.Members.Find(member.Id)?.Data ?? DataMap.Empty, member.Data))
            .Select(member => member.Id)
            .ToHashSet();
        if (own.Count > 0 || (before.Host != after.Host && before.Members.Concat(after.Members).Any(member => member.Data.HasPrivate)))
            own.UnionWith([before.Host, after.Host]);
        return own;
    }

    private static bool IsPrivatelyChanged(DataMap before, DataMap after) =>
        (before.HasPrivate || after.HasPrivate) && !before.Equals(after);
}
