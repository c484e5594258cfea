using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Finding;

/// <summary>A lobby before and after a change; null where there was none, or is none any more.</summary>
public sealed record LobbyChanged(Lobby? Before, Lobby? After);

/// <summary>What came of many changes for a scope's watchers: how each lobby is now, or that it is no longer to be seen there.</summary>
internal sealed record BrowserNews(WatchScope Scope, IReadOnlyList<LobbySummary> Upserted, IReadOnlyList<LobbyId> Removed)
{
    /// <param name="changes">Those of one lobby are in order: the last says how it is.</param>
    public static IReadOnlyList<BrowserNews> Of(IEnumerable<LobbyChanged> changes) =>
        [.. changes.SelectMany(Tell).GroupBy(told => told.Scope).Select(told => Fold(told.Key, told))];

    /// <summary>As frames that each fit a message; what is gone goes with the first.</summary>
    public IEnumerable<BrowserChangedPush> Frames() => Page<LobbySummary>.Split(Upserted, WireJson.Relaxed.LobbySummary)
        .Select((page, index) => new BrowserChangedPush(Scope.Mode, Scope.Region, page, index == 0 ? Removed : []));

    private static BrowserNews Fold(WatchScope scope, IEnumerable<Told> told)
    {
        var latest = told.GroupBy(it => it.Lobby).Select(lobby => lobby.Last()).ToList();
        return new BrowserNews(
            scope,
            [.. latest.Select(it => it.Summary).OfType<LobbySummary>()],
            [.. latest.Where(it => it.Summary is null).Select(it => it.Lobby)]);
    }

    private static IEnumerable<Told> Tell(LobbyChanged change)
    {
        var (was, now) = (Scopes(change.Before), Scopes(change.After));
        foreach (var scope in was.Except(now)) yield return new Told(scope, change.Before!.Id, null);

        if (now.Length == 0 || (was.Length > 0 && LobbyFace.Of(change.Before!) == LobbyFace.Of(change.After!))) yield break;

        var summary = LobbySummary.Of(change.After!);
        foreach (var scope in now) yield return new Told(scope, summary.LobbyId, summary);
    }

    /// <summary>Where a lobby is to be seen: in its region, and in all.</summary>
    private static WatchScope[] Scopes(Lobby? lobby) => lobby is not { IsFindable: true }
        ? []
        : [.. new[] { lobby.Settings.Region, null }.Distinct().Select(region => new WatchScope(lobby.Settings.Mode, region))];

    /// <param name="Summary">Null: the lobby is no longer to be seen there.</param>
    private sealed record Told(WatchScope Scope, LobbyId Lobby, LobbySummary? Summary);
}
