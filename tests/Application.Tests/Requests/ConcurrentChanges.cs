using GameLobby.Application.Lobbies;
using GameLobby.Application.Matches;
using GameLobby.Application.Members;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Hosting;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Application.Tests.Requests;

/// <summary>Concurrent changes to one lobby, and decisions based on an outdated copy.</summary>
public sealed class ConcurrentChanges : IDisposable
{
    private readonly TestHost host = new();

    [Fact]
    public async Task An_update_that_loses_a_race_retries_on_the_current_lobby()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob);
        host.Lobbies.Meet(_ => clients[0].Done(new SetReady { Ready = true }));

        Assert.Equal(4, (await clients[1].Done(new SetReady { Ready = true })).Version);
        Assert.All((await host.Stored(lobby)).Members, member => Assert.True(member.IsReady));
    }

    [Fact]
    public async Task A_retried_update_is_refused_when_its_author_was_kicked()
    {
        var (_, clients) = await host.Gather(Ada, Bob);
        host.Lobbies.Meet(_ => clients[0].Done(new KickMember { PlayerId = Bob }));

        Assert.Equal(Refusals.NotInLobby, (await clients[1].Send(new SetReady { Ready = true })).Error);
    }

    [Fact]
    public async Task An_update_that_loses_a_race_needs_no_extra_read()
    {
        var (_, clients) = await host.Gather(Ada, Bob);
        var reads = host.Table.Used.Reads;
        host.Lobbies.Meet(_ => clients[0].Done(new SetReady { Ready = true }));

        await clients[1].Done(new SetReady { Ready = true });

        Assert.Equal(reads, host.Table.Used.Reads);
    }

    [Fact]
    public async Task A_warm_process_changes_a_lobby_with_one_write_and_no_read()
    {
        var (_, clients) = await host.Gather(Ada, Bob);
        var used = host.Table.Used;

        await clients[1].Done(new SetReady { Ready = true });

        Assert.Equal((used.Writes + 1, used.Reads), host.Table.Used);
    }

    [Fact]
    public async Task An_update_is_a_conflict_after_it_lost_all_races_of_ten_seconds()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob);
        var began = host.Clock.GetUtcNow();
        host.Lobbies.Meet(Rival);

        var refused = (await clients[1].Send(new SetReady { Ready = true })).Error;

        Assert.Equal(Refusals.Conflict, refused);
        Assert.NotNull(refused!.RetryAfter);
        Assert.InRange(host.Clock.GetUtcNow() - began, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(11));

        async Task Rival(Lobby _)
        {
            host.Lobbies.Meet(Rival);
            host.Clock.Advance(TimeSpan.FromMilliseconds(100));
            host.Table.Put((await host.Stored(lobby)).Edited(it => it));
        }
    }

    [Fact]
    public async Task An_update_refused_on_an_outdated_copy_retries_on_the_current_lobby()
    {
        var (_, clients) = await host.Gather(Ada, Bob);
        using var other = new TestHost(host);
        await clients[0].Done(new SetReady { Ready = true });
        await clients[1].At(other).Done(new SetReady { Ready = true });

        Assert.False((await clients[0].Send(new StartMatch())).IsRefused);
    }

    [Fact]
    public async Task An_update_without_effect_on_an_outdated_copy_uses_the_current_lobby()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob);
        using var other = new TestHost(host);
        await clients[1].Done(new SetReady { Ready = true });
        await clients[1].At(other).Done(new SetReady { Ready = false });

        await clients[1].Done(new SetReady { Ready = true });

        Assert.True((await host.Stored(lobby)).Members.Find(Bob)!.IsReady);
    }

    [Fact]
    public async Task An_update_without_effect_writes_nothing()
    {
        var (_, clients) = await host.Gather(Ada, Bob);
        var writes = host.Table.Used.Writes;

        Assert.Equal(2, (await clients[1].Done(new SetReady { Ready = false })).Version);
        Assert.Equal(writes, host.Table.Used.Writes);
    }

    [Fact]
    public async Task A_player_seated_by_another_process_is_found_in_their_new_lobby()
    {
        var (_, clients) = await host.Gather(Ada);
        using var other = new TestHost(host);
        await clients[0].At(other).Done(new LeaveLobby());
        var next = await clients[0].At(other).Done(Scenes.Create);

        await clients[0].Done(new SetReady { Ready = true });

        Assert.Equal(LobbyStatus.Open, (await host.Stored(next.LobbyId)).Status);
        Assert.True((await host.Stored(next.LobbyId)).Members.Find(Ada)!.IsReady);
    }

    [Fact]
    public async Task Eight_concurrent_updates_all_succeed()
    {
        var ids = Enumerable.Range(0, 8).Select(n => new Domain.Values.PlayerId($"player-{n}")).ToArray();
        var (lobby, clients) = await host.Gather(Scenes.Create with { MaxPlayers = 8 }, ids);

        await Task.WhenAll(clients.Select(client => Task.Run(() => client.Done(new SetReady { Ready = true }))));

        Assert.All((await host.Stored(lobby)).Members, member => Assert.True(member.IsReady));
        Assert.Equal(16, (await host.Stored(lobby)).Version);
    }

    public void Dispose() => host.Dispose();
}
