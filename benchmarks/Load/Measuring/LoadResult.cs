using GameLobby.Benchmarks.Clients;

namespace GameLobby.Benchmarks.Measuring;

/// <summary>What clients received for changes that were sent at a fixed rate.</summary>
internal sealed class LoadResult
{
    private LoadResult(TimeSpan? settled, int frames) => (Settled, Frames) = (settled, frames);

    /// <summary>Times from when a change was due to its reply.</summary>
    public Latencies Replies { get; } = new();

    /// <summary>Times from when a change was due until a member had received it, of each member.</summary>
    public Latencies Pushes { get; } = new();

    /// <summary>How many requests were refused, by code.</summary>
    public Dictionary<string, int> Refused { get; } = [];

    /// <summary>How many changes never reached a member, summed over the members.</summary>
    public int Missing { get; private set; }

    /// <summary>How many pushes arrived.</summary>
    public int Frames { get; }

    /// <summary>How many pushes arrived before one that precedes them.</summary>
    public int Early { get; private set; }

    /// <summary>How many pushes brought nothing new.</summary>
    public int Repeated { get; private set; }

    /// <summary>How many members have received a push without one that precedes it.</summary>
    public int Gaps { get; private set; }

    /// <summary>How long after the last reply every client had received the last version; null if some never did.</summary>
    public TimeSpan? Settled { get; }

    /// <summary>Waits until every client has the last version, and then counts.</summary>
    /// <param name="framesBefore">How many frames the players had received before the changes.</param>
    public static async Task<LoadResult> Of(IReadOnlyCollection<Change> changes, Lobbies lobbies, int framesBefore)
    {
        var last = changes.Where(change => change.Reply.Succeeded)
            .GroupBy(change => change.Player.LobbyId!)
            .ToDictionary(lobby => lobby.Key, lobby => lobby.Max(change => change.Reply.Version));
        var settled = await lobbies.Settle(last);
        var result = new LoadResult(settled, lobbies.Players.Sum(player => player.Versions.Frames) - framesBefore);
        var membersOf = lobbies.Each.ToDictionary(members => members[0].LobbyId!);
        foreach (var change in changes) result.Count(change, membersOf[change.Player.LobbyId!]);
        foreach (var versions in lobbies.Players.Select(player => player.Versions))
        {
            result.Early += versions.Early;
            result.Repeated += versions.Repeated;
            result.Gaps += versions.HasGap ? 1 : 0;
        }

        return result;
    }

    public override string ToString() => Text.Of(
        $"replies p50 {Replies.Percentile(50):0.0} ms, p99 {Replies.Percentile(99):0.0} ms; ")
        + Text.Of($"pushes p50 {Pushes.Percentile(50):0.0} ms, p99 {Pushes.Percentile(99):0.0} ms; ")
        + Text.Of($"{Replies.Count} changes, {Frames} frames for {Pushes.Count} pushes, {Missing} missing; refused {Text.Of(Refused)}");

    private void Count(Change change, IReadOnlyList<Player> members)
    {
        if (change.Reply.Error is { } code)
        {
            Refused[code] = Refused.GetValueOrDefault(code) + 1;
            return;
        }

        Replies.Record(change.Due, change.Reply.ReceivedAt);
        foreach (var member in members)
        {
            if (member.Versions.HeldAt(change.Reply.Version) is { } at) Pushes.Record(change.Due, at);
            else Missing++;
        }
    }
}
