namespace Matchmaker.Tests;

public sealed class Waiting
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly WaitingRoom room = new();

    [Fact]
    public async Task The_player_who_waits_longest_is_the_host()
    {
        var ada = Wait("ada", 1200);
        var grace = Wait("grace", 1250);

        Assert.Equal("ada", (await ada.WaitAsync(Limit)).HostId);
        Assert.Equal(["grace"], (await grace.WaitAsync(Limit)).GuestIds);
    }

    [Fact]
    public async Task A_player_is_matched_with_the_closest_rating()
    {
        var far = Wait("far", 1395);
        var near = Wait("near", 1190);
        var match = await Wait("ada", 1200).WaitAsync(Limit);

        Assert.Equal("near", match.HostId);
        Assert.Same(match, await near.WaitAsync(Limit));
        Assert.False(far.IsCompleted);
    }

    [Fact]
    public void Players_of_other_modes_and_of_distant_ratings_wait()
    {
        Task[] waiting = [Wait("ada", 1200), Wait("grace", 1401), Wait("alan", 1200, "race")];

        Assert.All(waiting, wait => Assert.False(wait.IsCompleted));
    }

    [Fact]
    public async Task A_player_who_gave_up_is_not_matched()
    {
        using var left = new CancellationTokenSource();
        var gone = room.FindMatch(new("gone", "duel", 1200), left.Token);
        await left.CancelAsync();
        var ada = Wait("ada", 1200);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone.WaitAsync(Limit));
        Assert.False(ada.IsCompleted);
    }

    [Fact]
    public async Task A_player_who_queues_twice_is_not_matched_with_themselves()
    {
        var first = Wait("ada", 1200);
        var second = Wait("ada", 1200);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first.WaitAsync(Limit));
        Assert.False(second.IsCompleted);
    }

    private Task<Match> Wait(string playerId, int rating, string mode = "duel") =>
        room.FindMatch(new(playerId, mode, rating), CancellationToken.None);
}
