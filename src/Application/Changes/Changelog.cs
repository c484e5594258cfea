using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using GameLobby.Application.Contracts;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Changes;

/// <summary>Puts the domain's changes into the wire's words.</summary>
public static class Changelog
{
    private static readonly string[] ToldOtherwise = ["version", "status", "hostId", "members", "match", "updatedAt"];

    /// <summary>What one member hears of the way from one state to another: what it may see, and no more.</summary>
    public static IReadOnlyList<Change> For(PlayerId viewer, Lobby before, Lobby after) =>
        [.. LobbyChanges.Between(before.SeenByMember(viewer), after.SeenByMember(viewer)).Select(Tell).OfType<Change>()];

    private static Change? Tell(LobbyChange change) => change switch
    {
        MemberJoined joined => new MemberJoinedChange(Snapshot(joined.Member)),
        MemberLeft left => new MemberLeftChange(left.Player, left.Reason),
        MemberUpdated updated => Difference(
            Snapshot(updated.Before),
            Snapshot(updated.After),
            WireJson.Default.MemberSnapshot) is { Count: > 0 } changed
            ? new MemberUpdatedChange(updated.After.Id) { Changed = changed }
            : null,
        HostChanged host => new HostChangedChange(host.Host, host.Reason is Reason.Banned ? Reason.Kicked : host.Reason),
        SettingsUpdated updated => Difference(
            LobbySnapshot.Of(updated.Before, withCode: true),
            LobbySnapshot.Of(updated.After, withCode: true),
            WireJson.Default.LobbySnapshot,
            ToldOtherwise) is { Count: > 0 } changed
            ? new LobbyUpdatedChange { Changed = changed }
            : null,
        MatchStarting starting => new MatchStartingChange(starting.Match.StartsAt),
        MatchCancelled cancelled => new MatchCancelledChange(cancelled.Reason),
        MatchStarted started => new MatchStartedChange((RunningMatch)MatchSnapshot.Of(started.Match)!),
        MatchEnded ended => new MatchEndedChange(ended.Result),
        _ => throw new InvalidOperationException($"No word for {change.GetType().Name}"),
    };

    /// <summary>Who is host is told by <see cref="HostChangedChange"/> alone, so here nobody is.</summary>
    private static MemberSnapshot Snapshot(Member member) => MemberSnapshot.Of(member, host: default);

    private static Dictionary<string, JsonElement> Difference<T>(T before, T after, JsonTypeInfo<T> type, params string[] except)
    {
        var was = JsonSerializer.SerializeToNode(before, type)!.AsObject();
        var now = JsonSerializer.SerializeToNode(after, type)!.AsObject();
        return was.Select(pair => pair.Key).Union(now.Select(pair => pair.Key))
            .Where(key => !except.Contains(key) && !JsonNode.DeepEquals(was[key], now[key]))
            .ToDictionary(key => key, key => JsonSerializer.SerializeToElement(now[key], WireJson.Default.JsonNode));
    }
}
