using System.Text.Json;
using GameLobby.LocalCloud.Chaos;
using GameLobby.LocalCloud.Testing;

namespace Polls.Tests;

public sealed class RunningAPoll : IAsyncLifetime
{
    private TestCloud cloud = null!;

    public async Task InitializeAsync() => cloud = await TestCloud.StartAsync();

    public async Task DisposeAsync() => await cloud.DisposeAsync();

    [Fact]
    public async Task Everyone_sees_a_vote()
    {
        await using var ada = await cloud.ConnectAsync();
        await using var grace = await cloud.ConnectAsync();
        var poll = await Open(ada);

        await grace.SendAsync(new { action = "vote", poll, choice = "Docks" });

        await ada.ReceiveAsync(push => Votes(push, "Docks") == 1);
        await grace.ReceiveAsync(push => Votes(push, "Docks") == 1);
        await cloud.AssertBooksBalanceAsync();
    }

    [Fact]
    public async Task A_second_vote_of_the_same_voter_does_not_count()
    {
        await using var ada = await cloud.ConnectAsync();
        var poll = await Open(ada);
        Assert.True(await Vote(ada, poll, "Docks"));
        Assert.False(await Vote(ada, poll, "Canyon"));
    }

    [Fact]
    public async Task A_poll_closes_after_its_time()
    {
        await using var ada = await cloud.ConnectAsync();
        var poll = await Open(ada, seconds: 600);

        await cloud.AdvanceAsync(TimeSpan.FromMinutes(9));
        Assert.True(await Vote(ada, poll, "Docks"));
        await cloud.AdvanceAsync(TimeSpan.FromMinutes(1));

        await ada.ReceiveAsync(push => push.TryGetProperty("open", out var open) && !open.GetBoolean());
        await cloud.AssertBooksBalanceAsync();
    }

    [Fact]
    public async Task Faults_of_the_table_count_no_vote_twice()
    {
        await using var ada = await cloud.ConnectAsync();
        var poll = await Open(ada);
        await using var grace = await cloud.ConnectAsync();
        cloud.Chaos = new ChaosPlan
        {
            Seed = 7,
            Rates = new Dictionary<Fault, double> { [Fault.ThrottledTable] = 0.2, [Fault.CutTable] = 0.2, [Fault.RepeatedBatch] = 0.2 },
        };

        foreach (var voter in new[] { ada, grace })
            for (var attempt = 0; attempt < 5; attempt++) await voter.SendAsync(new { action = "vote", poll, choice = "Docks" });
        await cloud.SettleAsync();
        cloud.Chaos = ChaosPlan.None;

        await using var alan = await cloud.ConnectAsync();
        await Vote(alan, poll, "Docks");
        await alan.ReceiveAsync(push => Votes(push, "Docks") == 3);
    }

    private static async Task<string> Open(TestClient client, int seconds = 60)
    {
        await client.SendAsync(new { action = "open", question = "Which map?", choices = new[] { "Docks", "Canyon" }, seconds });
        var reply = await client.ReceiveAsync(message => message.TryGetProperty("poll", out _) && !message.TryGetProperty("votes", out _));
        return reply.GetProperty("poll").GetString()!;
    }

    private static async Task<bool> Vote(TestClient client, string poll, string choice)
    {
        await client.SendAsync(new { action = "vote", poll, choice });
        return (await client.ReceiveAsync(message => message.TryGetProperty("counted", out _))).GetProperty("counted").GetBoolean();
    }

    private static int? Votes(JsonElement message, string choice) =>
        message.TryGetProperty("votes", out var votes) ? votes.GetProperty(choice).GetInt32() : null;
}
