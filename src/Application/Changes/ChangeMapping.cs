using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using GameLobby.Application.Contracts;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Changes;

/// <summary>Maps changes of the domain to changes of the protocol.</summary>
public static class ChangeMapping
{
    /// <summary>Properties of the snapshot that other kinds of change carry.</summary>
    private static readonly string[] CarriedByOtherChanges = ["version", "status", "hostId", "members", "match", "updatedAt"];

    /// <summary>Returns the changes between two states that a member may see.</summary>
    public static IReadOnlyList<Change> For(PlayerId viewer, Lobby before, Lobby after) =>
        [.. LobbyChanges.Between(before.ViewForMember(viewer), after.ViewForMember(viewer)).Select(ToWire).OfType<Change>()];

    private static Change? ToWire(LobbyChange change) => change switch
    {
        MemberJoined joined => new MemberJoinedChange(Snapshot(joined.Member)),
        MemberLeft left => new MemberLeftChange(left.Player, left.Reason),
        MemberUpdated updated => Difference(
            Snapshot(updated.Before),
            Snapshot(updated.After),
            WireJson.Default.MemberSnapshot) is { Count: > 0 } changed
            ? new MemberUpdatedChange(updated.After.Id) { Changed = changed }
            : null,
        HostChanged host => new HostChangedChange(host.Host, host.Reason is ChangeReason.Banned ? ChangeReason.Kicked : host.Reason),
        SettingsUpdated updated => Difference(
            LobbySnapshot.Of(updated.Before),
            LobbySnapshot.Of(updated.After),
            WireJson.Default.LobbySnapshot,
            CarriedByOtherChanges) is { Count: > 0 } changed
            ? new LobbyUpdatedChange { Changed = changed }
            : null,
        MatchStarting starting => new MatchStartingChange(starting.Match.StartsAt),
        MatchCancelled cancelled => new MatchCancelledChange(cancelled.Reason),
        MatchStarted started => new MatchStartedChange((RunningMatch)MatchSnapshot.Of(started.Match)!),
        MatchEnded ended => new MatchEndedChange(ended.Result),
        _ => throw new InvalidOperationException($"{change.GetType().Name} has no wire format."),
    };

    /// <summary>Returns a snapshot without the host role, which only <see cref="HostChangedChange"/> changes.</summary>
    private static MemberSnapshot Snapshot(Member member) => MemberSnapshot.Of(member, host: default);

    private static Dictionary<string, JsonElement> Difference<T>(T before, T after, JsonTypeInfo<T> type, params string[] except)
    {
        var old = JsonSerializer.SerializeToNode(before, type)!.AsObject();
        var current = JsonSerializer.SerializeToNode(after, type)!.AsObject();
        return old.Select(pair => pair.Key).Union(current.Select(pair => pair.Key))
            .Where(key => !except.Contains(key) && !JsonNode.DeepEquals(old[key], current[key]))
            .ToDictionary(key => key, key => JsonSerializer.SerializeToElement(current[key], WireJson.Default.JsonNode));
    }
}
