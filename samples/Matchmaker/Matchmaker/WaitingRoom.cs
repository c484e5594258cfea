namespace Matchmaker;

/// <summary>Matches the players who wait, those who wait longest first.</summary>
public sealed class WaitingRoom
{
    private const int MatchSize = 2;
    private const int MaxRatingGap = 200;

    private readonly Lock sync = new();
    private readonly List<(Candidate Candidate, TaskCompletionSource<Match> Found)> waiting = [];

    /// <summary>Completes when there are enough players of the mode and of similar rating.</summary>
    /// <exception cref="OperationCanceledException">The wait was cancelled, or the player queued again.</exception>
    public async Task<Match> FindMatch(Candidate candidate, CancellationToken ct)
    {
        var found = new TaskCompletionSource<Match>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (sync)
        {
            Remove(other => other.PlayerId == candidate.PlayerId);
            waiting.Add((candidate, found));
            TryMatch(candidate);
        }

        await using var cancellation = ct.Register(() =>
        {
            lock (sync) Remove(other => ReferenceEquals(other, candidate));
        });
        return await found.Task;
    }

    private void TryMatch(Candidate candidate)
    {
        var players = waiting
            .Where(other => other.Candidate.Mode == candidate.Mode && Gap(other.Candidate, candidate) <= MaxRatingGap)
            .OrderBy(other => Gap(other.Candidate, candidate))
            .Take(MatchSize)
            .OrderBy(waiting.IndexOf)
            .ToList();
        if (players.Count < MatchSize) return;

        var match = new Match(players[0].Candidate.PlayerId, [.. players.Skip(1).Select(guest => guest.Candidate.PlayerId)]);
        foreach (var player in players)
        {
            waiting.Remove(player);
            player.Found.SetResult(match);
        }
    }

    private void Remove(Predicate<Candidate> isRemoved)
    {
        foreach (var player in waiting.FindAll(player => isRemoved(player.Candidate)))
        {
            waiting.Remove(player);
            player.Found.SetCanceled();
        }
    }

    private static int Gap(Candidate one, Candidate other) => Math.Abs(one.Rating - other.Rating);
}
