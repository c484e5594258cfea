using System.Text.Json;
using GameLobby.LocalCloud.Chaos;
using GameLobby.LocalCloud.Testing;
using GameLobby.LocalCloud.Tests.Running;

namespace GameLobby.LocalCloud.Tests.Testing;

/// <summary>The repository's stack in a <see cref="TestCloud"/>.</summary>
[Collection(nameof(TheStackInThisProcess))]
public sealed class AdvancingTheClock : IAsyncLifetime
{
    private TestCloud cloud = null!;

    public async Task InitializeAsync() => cloud = await TestCloud.StartAsync();

    public async Task DisposeAsync() => await cloud.DisposeAsync();

    [Fact]
    public async Task A_match_starts_when_its_countdown_has_passed()
    {
        await using var ada = await Player("ada");
        await Request(
            ada, "lobby.create", new { name = "Friday", mode = "ctf", maxPlayers = 2, minPlayers = 1, countdownSeconds = 30 });
        await Request(ada, "member.ready", new { ready = true });
        await Request(ada, "match.start", new { });

        await cloud.AdvanceAsync(TimeSpan.FromSeconds(31));

        await ada.ReceiveAsync(push => HasChange(push, "match.started"));
        await cloud.AssertBooksBalanceAsync();
    }

    [Fact]
    public async Task A_lost_member_leaves_when_the_grace_has_passed()
    {
        await using var ada = await Player("ada");
        var lobby = await Request(ada, "lobby.create", new { name = "Friday", mode = "ctf", maxPlayers = 2, reconnectGraceSeconds = 60 });
        await using var grace = await Player("grace");
        await Request(grace, "lobby.join", new { code = lobby.GetProperty("code").GetString() });

        grace.Abort();
        await ada.ReceiveAsync(push => HasChange(push, "member.updated"));
        await cloud.AdvanceAsync(TimeSpan.FromSeconds(61));

        await ada.ReceiveAsync(push => HasChange(push, "member.left"));
        await cloud.AssertBooksBalanceAsync();
    }

    [Fact]
    public async Task A_connection_that_says_hello_lasts_two_hours()
    {
        await using var ada = await Player("ada");
        for (var minutes = 9; minutes < 119; minutes += 9)
        {
            await cloud.AdvanceAsync(TimeSpan.FromMinutes(9));
            await Request(ada, "session.hello", new { protocol = 1 });
        }

        Assert.False(ada.Closed.IsCompleted);
        await cloud.AdvanceAsync(TimeSpan.FromMinutes(5));
        await Wait.For(ada.Closed);
        await cloud.AssertBooksBalanceAsync();
    }

    [Fact]
    public async Task The_books_balance_after_faults()
    {
        await using var ada = await Player("ada");
        await Request(ada, "lobby.create", new { name = "Friday", mode = "ctf", maxPlayers = 2 });
        cloud.Chaos = new ChaosPlan
        {
            Seed = 3,
            Rates = new Dictionary<Fault, double>
            {
                [Fault.ThrottledTable] = 0.1,
                [Fault.RepeatedBatch] = 0.3,
                [Fault.RepeatedPush] = 0.3,
                [Fault.SlowQueue] = 0.1,
            },
        };
        for (var turn = 0; turn < 10; turn++) await Request(ada, "member.ready", new { ready = turn % 2 == 0 });
        cloud.Chaos = ChaosPlan.None;

        await cloud.AssertBooksBalanceAsync();
    }

    [Fact]
    public async Task A_failed_invocation_and_a_message_left_over_are_named()
    {
        await cloud.InvokeAsync("TimerFunction", """{"Records":[{"body":1}]}""");

        var unbalanced = await Assert.ThrowsAsync<UnbalancedException>(cloud.AssertBooksBalanceAsync);

        Assert.StartsWith("TimerFunction failed: ", Assert.Single(unbalanced.Problems), StringComparison.Ordinal);
    }

    private async Task<TestClient> Player(string id)
    {
        var client = await cloud.ConnectAsync(cloud.IssueToken(id));
        await Request(client, "session.hello", new { protocol = 1 });
        return client;
    }

    private static async Task<JsonElement> Request(TestClient client, string action, object data)
    {
        var id = Guid.NewGuid().ToString();
        await client.SendAsync(new { action, id, data });
        var reply = await client.ReceiveAsync(message => message.TryGetProperty("id", out var of) && of.GetString() == id);
        Assert.True(reply.GetProperty("ok").GetBoolean(), reply.ToString());
        return reply.GetProperty("data");
    }

    private static bool HasChange(JsonElement push, string kind) =>
        push.TryGetProperty("changes", out var changes)
        && changes.EnumerateArray().Any(change => change.GetProperty("kind").GetString() == kind);
}
