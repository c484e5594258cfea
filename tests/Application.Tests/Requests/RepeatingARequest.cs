using GameLobby.Application.Changes;
using GameLobby.Application.Contracts;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Matches;
using GameLobby.Application.Members;
using GameLobby.Application.Sessions;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.TestKit.Hosting;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Application.Tests.Requests;

/// <summary>A repeat has the same ID, action and data. It has no second effect and gets the first reply.</summary>
public sealed class RepeatingARequest : IDisposable
{
    private readonly TestHost host = new();

    [Fact]
    public async Task A_repeated_request_gets_the_first_reply_and_has_no_second_effect()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob);
        var first = await clients[1].Done(new SetReady { Ready = true }, "7");

        Assert.Equal(first, await clients[1].Done(new SetReady { Ready = true }, "7"));
        Assert.Equal(first.Version, (await host.Stored(lobby)).Version);
    }

    [Fact]
    public async Task A_late_repeat_does_not_undo_later_changes()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob);
        var first = await clients[1].Done(new SetReady { Ready = true }, "7");
        await clients[1].Done(new SetReady { Ready = false });
        await clients[0].Done(new SetReady { Ready = true });

        Assert.Equal(first, await clients[1].Done(new SetReady { Ready = true }, "7"));
        Assert.False((await host.Stored(lobby)).Members.Find(Bob)!.IsReady);
    }

    [Fact]
    public async Task A_repeat_over_another_connection_gets_the_first_reply()
    {
        var (_, clients) = await host.Gather(Ada, Bob);
        var first = await clients[1].Done(new SetReady { Ready = true }, "7");
        host.Clock.Advance(TimeSpan.FromSeconds(1));

        var again = await (await host.Connect(Bob, socket: 2)).Done(new SetReady { Ready = true }, "7");

        Assert.Equal(first, again);
    }

    /// <summary>The second copy left no record: it changed nothing.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_copy_over_a_replaced_connection_has_no_late_effect(bool isAway)
    {
        var (lobby, clients) = await host.Gather(Ada, Bob);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        var again = await host.Connect(Bob, socket: 2);
        await again.Done(new Hello());
        await again.Done(new SetReady { Ready = false }, "7");
        var ready = await again.Done(new SetReady { Ready = true });
        if (isAway) await host.Send(new EndSession(Bob, again.Connection));

        Assert.Equal(Refusals.SessionReplaced, (await clients[1].Send(new SetReady { Ready = false }, "7")).Error);
        Assert.True((await host.Stored(lobby)).Members.Find(Bob)!.IsReady);
        Assert.Equal(ready.Version + (isAway ? 1 : 0), (await host.Stored(lobby)).Version);
    }

    [Fact]
    public async Task A_repeat_at_another_process_gets_the_first_reply()
    {
        var (_, clients) = await host.Gather(Ada, Bob);
        using var other = new TestHost(host);
        await clients[1].At(other).Done(new SetReady { Ready = false });
        var first = await clients[1].Done(new SetReady { Ready = true }, "7");
        await clients[1].Done(new SetReady { Ready = false });

        Assert.Equal(first, await clients[1].At(other).Done(new SetReady { Ready = true }, "7"));
    }

    [Fact]
    public async Task A_repeated_start_gets_the_original_start_time()
    {
        var (_, clients) = await host.Gather(Ada, Bob);
        var first = await clients[0].Done(new StartMatch { Force = true }, "7");
        await clients[0].Done(new CancelMatch());
        host.Clock.Advance(TimeSpan.FromSeconds(9));

        Assert.Equal(first, await clients[0].Done(new StartMatch { Force = true }, "7"));
    }

    [Fact]
    public async Task A_repeated_request_for_a_new_code_gets_the_same_code()
    {
        var (_, clients) = await host.Gather(Ada);
        var first = await clients[0].Done(new UpdateLobby { NewCode = true }, "7");
        await clients[0].Done(new UpdateLobby { NewCode = true });

        Assert.Equal(first, await clients[0].Done(new UpdateLobby { NewCode = true }, "7"));
    }

    [Fact]
    public async Task A_request_id_cannot_be_reused_for_a_different_request()
    {
        var (_, clients) = await host.Gather(Ada, Bob);
        await clients[1].Done(new SetReady { Ready = true }, "7");

        Assert.Equal(Refusals.IdReused, (await clients[1].Send(new SetReady { Ready = false }, "7")).Error);
        Assert.Equal(Refusals.IdReused, (await clients[1].Send(new LeaveLobby(), "7")).Error);
        Assert.False((await clients[0].Send(new SetReady { Ready = true }, "7")).IsRefused);
    }

    [Fact]
    public async Task A_request_id_can_be_reused_after_five_minutes()
    {
        var (_, clients) = await host.Gather(Ada, Bob);
        await clients[1].Done(new SetReady { Ready = true }, "7");
        host.Clock.Advance(IdempotencyRecords.Retention);

        Assert.False((await clients[1].Send(new SetReady { Ready = false }, "7")).IsRefused);
    }

    [Fact]
    public async Task A_refused_request_can_be_retried_with_the_same_id()
    {
        var (_, clients) = await host.Gather(Ada, Bob);
        Assert.Equal(Refusals.NotReady, (await clients[0].Send(new StartMatch(), "7")).Error);
        foreach (var client in clients) await client.Done(new SetReady { Ready = true });

        Assert.False((await clients[0].Send(new StartMatch(), "7")).IsRefused);
    }

    [Fact]
    public async Task Two_concurrent_copies_have_one_effect_and_the_same_reply()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob);
        VersionReply? other = null;
        host.Lobbies.Meet(async _ => other = await clients[1].Done(new SetReady { Ready = true }, "7"));

        Assert.Equal(await clients[1].Done(new SetReady { Ready = true }, "7"), other);
        Assert.Equal(3, (await host.Stored(lobby)).Version);
    }

    public void Dispose() => host.Dispose();
}
