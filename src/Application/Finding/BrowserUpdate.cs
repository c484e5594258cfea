using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Finding;

/// <summary>
/// The result of many changes for a scope's subscribers: the lobbies that changed, and the lobbies that are no longer listed.
/// </summary>
internal sealed record BrowserUpdate(SubscriptionScope Scope, IReadOnlyList<LobbySummary> Upserted, IReadOnlyList<LobbyId> Removed)
{
    /// <param name="changes">Changes in order; the last one of a lobby counts.</param>
    public static IReadOnlyList<BrowserUpdate> Of(IEnumerable<LobbyChanged> changes) =>
        [.. changes.SelectMany(EntriesOf).GroupBy(entry => entry.Scope).Select(entries => Combine(entries.Key, entries))];

    /// <summary>Returns pushes that each fit a message. The removed lobbies are in the first one.</summary>
    public IEnumerable<BrowserChangedPush> Pushes() => Page<LobbySummary>.Split(Upserted, WireJson.Relaxed.LobbySummary)
        .Select((page, index) => new BrowserChangedPush(Scope.Mode, Scope.Region, page, index == 0 ? Removed : []));

    private static BrowserUpdate Combine(SubscriptionScope scope, IEnumerable<Entry> entries)
    {
        var latest = entries.GroupBy(entry => entry.Lobby).Select(lobby => lobby.Last()).ToList();
        return new BrowserUpdate(
            scope,
            [.. latest.Select(entry => entry.Summary).OfType<LobbySummary>()],
            [.. latest.Where(entry => entry.Summary is null).Select(entry => entry.Lobby)]);
    }

    private static IEnumerable<Entry> EntriesOf(LobbyChanged change)
    {
        var (before, after) = (Scopes(change.Before), Scopes(change.After));
        foreach (var scope in before.Except(after)) yield return new Entry(scope, change.Before!.Id, null);

        if (after.Length == 0 || (before.Length > 0 && PublicView.Of(change.Before!) == PublicView.Of(change.After!))) yield break;

        var summary = LobbySummary.Of(change.After!);
        foreach (var scope in after) yield return new Entry(scope, summary.LobbyId, summary);
    }

    /// <summary>Returns the scopes that list a lobby: its region, and all regions.</summary>
    private static SubscriptionScope[] Scopes(Lobby? lobby) => lobby is not { IsListed: true }
        ? []
        : [.. new[] { lobby.Settings.Region, null }.Distinct().Select(region => new SubscriptionScope(lobby.Settings.Mode, region))];

    /// <param name="Summary">Null when the scope no longer lists the lobby.</param>
    private sealed record Entry(SubscriptionScope Scope, LobbyId Lobby, LobbySummary? Summary);
}
