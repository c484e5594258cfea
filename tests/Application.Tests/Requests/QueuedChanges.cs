using GameLobby.Application.Changes;
using GameLobby.Application.Finding;
using GameLobby.Application.Histories;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Members;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Hosting;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Application.Tests.Requests;

/// <summary>Requests that are queued because others change their lobby, and their handling in a batch.</summary>
public sealed class QueuedChanges : IDisposable
{
    private static readonly SetReady Ready = new() { Ready = true };

    private readonly TestHost host = new();

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task A_request_that_loses_two_races_is_queued_and_changes_nothing()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob);
        LoseRaces(lobby, 2);

        var queued = (await clients[1].Send(Ready, "1", mayBeQueued: true)).Error;

        Assert.Equal((true, lobby), (queued?.IsQueued, queued?.Lobby));
        Assert.False((await host.Stored(lobby)).Find(Bob)!.IsReady);
    }

    [Fact]
    public async Task A_request_that_loses_one_race_is_attempted_again_at_once()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob);
        LoseRaces(lobby, 1);

        Assert.Null((await clients[1].Send(Ready, "1", mayBeQueued: true)).Error);
        Assert.Null((await clients[0].Send(Ready, "2", mayBeQueued: true)).Error);
    }

    [Fact]
    public async Task A_request_that_loses_one_race_against_queued_ones_is_queued()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob, Cleo);
        var batch = new LobbyBatch(lobby, host.Lobbies);
        await clients[0].Send(Ready, "1", batch: batch);
        await clients[2].Send(Ready, "2", batch: batch);
        host.Lobbies.Meet(_ => batch.Write(default));

        Assert.True((await clients[1].Send(Ready, "3", mayBeQueued: true)).Error?.IsQueued);
    }

    [Fact]
    public async Task A_process_that_reads_a_lobby_whose_requests_were_written_together_queues_a_request_without_a_write()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob, Cleo);
        var batch = new LobbyBatch(lobby, host.Lobbies);
        await clients[0].Send(Ready, "1", batch: batch);
        await clients[2].Send(Ready, "2", batch: batch);
        await batch.Write(default);
        using var other = new TestHost(host);
        var writes = host.Table.Used.Writes;

        Assert.True((await clients[1].At(other).Send(Ready, "3", mayBeQueued: true)).Error?.IsQueued);
        Assert.Equal(writes, host.Table.Used.Writes);
    }

    [Fact]
    public async Task A_repeat_of_a_queued_request_that_took_effect_gets_its_reply_from_the_busy_lobby()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob, Cleo);
        var batch = new LobbyBatch(lobby, host.Lobbies);
        var first = await clients[0].Send(Ready, "1", batch: batch);
        await clients[2].Send(Ready, "2", batch: batch);
        await batch.Write(default);
        using var other = new TestHost(host);

        Assert.Equal(first.Value, (await clients[0].At(other).Send(Ready, "1", mayBeQueued: true)).Value);
    }

    [Fact]
    public async Task Requests_for_a_busy_lobby_are_queued_for_half_a_minute_without_a_read_or_a_write()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob);
        LoseRaces(lobby, 2);
        await clients[1].Send(Ready, "1", mayBeQueued: true);
        var used = host.Table.Used;

        Assert.True((await clients[0].Send(Ready, "2", mayBeQueued: true)).Error?.IsQueued);
        Assert.Equal(used, host.Table.Used);
        host.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Null((await clients[0].Send(Ready, "2", mayBeQueued: true)).Error);
    }

    [Fact]
    public async Task A_request_that_can_not_be_queued_is_attempted_again_on_a_busy_lobby()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob);
        LoseRaces(lobby, 3);

        Assert.Null((await clients[1].Send(Ready)).Error);
    }

    [Fact]
    public async Task A_quick_join_is_not_queued_because_it_can_take_another_lobby()
    {
        var (lobby, _) = await host.Gather(Ada);
        var bob = await host.Connect(Bob);
        LoseRaces(lobby, 2);

        Assert.Equal(lobby, (await bob.Send(new QuickJoin { Mode = "ctf" }, "1", mayBeQueued: true)).Value.Lobby.LobbyId);
    }

    [Fact]
    public async Task The_changes_of_a_batch_are_one_write_with_a_record_and_a_version_for_each()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob, Cleo);
        var before = await host.Stored(lobby);
        host.Table.TakeStream();
        var writes = host.Table.Used.Writes;

        var batch = new LobbyBatch(lobby, host.Lobbies);
        var versions = new List<long>();
        foreach (var client in clients) versions.Add((await client.Send(Ready, "ready", batch: batch)).Value.Version);
        Assert.True(await batch.Write(default));

        Assert.Equal([before.Version + 1, before.Version + 2, before.Version + 3], versions);
        Assert.Equal(writes + 1, host.Table.Used.Writes);
        var stored = Assert.IsType<LobbyStored>(Assert.Single(host.Table.TakeStream()));
        Assert.Equal((before.Version, before.Version + 3), (stored.Before!.Version, stored.After.Version));
        Assert.All(stored.After.Members, member => Assert.True(member.IsReady));
        foreach (var client in clients) Assert.Contains((await client.Done(Ready, "ready")).Version, versions);
        Assert.Equal(stored.After, await host.Stored(lobby));
    }

    [Fact]
    public async Task The_history_names_each_request_of_a_batch()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob, Cleo);
        host.Table.TakeStream();
        var batch = new LobbyBatch(lobby, host.Lobbies);
        await clients[0].Send(Ready, "first", batch: batch);
        await clients[1].Send(new UpdateMember { Data = new Dictionary<string, string?> { ["map"] = "mill" } }, "second", batch: batch);
        await clients[2].Send(new LeaveLobby(), "third", batch: batch);
        Assert.True(await batch.Write(default));
        await host.Send(new StoreHistory([.. host.Table.TakeStream().OfType<LobbyStored>()], []));

        var entries = await host.Versions.Latest(lobby, null, default).ToListAsync();

        Assert.Equal(
            [
                "6 Player cleo third Left: cleo left; ada ready; bob data",
                "5 Player bob second MemberUpdated: ",
                "4 Player ada first Ready: ",
            ],
            entries.Select(it => $"{it.Version} {it.By} {it.Player} {it.Request} {it.Reason}: {string.Join("; ", it.Changes)}"));
    }

    [Fact]
    public async Task A_change_with_a_reason_is_written_at_once_together_with_those_before_it()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob, Cleo);
        host.Table.TakeStream();
        var batch = new LobbyBatch(lobby, host.Lobbies);
        await clients[0].Send(Ready, "1", batch: batch);
        await clients[0].Send(new KickMember { PlayerId = Cleo }, "2", batch: batch);
        await clients[1].Send(Ready, "3", batch: batch);
        Assert.True(await batch.Write(default));

        LobbyStored[] stored = [.. host.Table.TakeStream().Cast<LobbyStored>()];

        Assert.Equal([(3L, 5L), (5L, 6L)], stored.Select(it => (it.Before!.Version, it.After.Version)));
        Assert.Equal([ChangeReason.Kicked, ChangeReason.Ready], stored.Select(it => it.After.Reason!.Value));
        Assert.True(stored[0].After.Find(Ada)!.IsReady);
    }

    [Fact]
    public async Task A_newcomer_is_seated_with_the_changes_before()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob);
        var cleo = await host.Connect(Cleo);
        var batch = new LobbyBatch(lobby, host.Lobbies);
        await clients[0].Send(Ready, "1", batch: batch);

        Assert.Null((await cleo.Send(Scenes.Join(lobby), "2", batch: batch)).Error);
        Assert.True(await batch.Write(default));

        Assert.True((await host.Stored(lobby)).Find(Ada)!.IsReady);
        Assert.NotNull((await host.Stored(lobby)).Find(Cleo));
    }

    [Fact]
    public async Task A_batch_that_loses_its_race_is_handled_again_on_the_current_lobby()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob, Cleo);
        host.Lobbies.Meet(_ => clients[0].Done(new KickMember { PlayerId = Cleo }));

        Assert.False(await Handle());
        Assert.True(await Handle());

        var stored = await host.Stored(lobby);
        Assert.True(stored.Find(Bob)!.IsReady);
        Assert.Null(stored.Find(Cleo));

        async Task<bool> Handle()
        {
            var batch = new LobbyBatch(lobby, host.Lobbies);
            await clients[1].Send(Ready, "1", batch: batch);
            await clients[2].Send(Ready, "2", batch: batch);
            return await batch.Write(default);
        }
    }

    [Fact]
    public async Task A_change_that_is_written_after_the_batch_lost_the_ones_before_is_a_repeat_when_it_is_handled_again()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob, Cleo);
        LoseRaces(lobby, 1);

        Assert.False(await Handle());
        var left = (await host.Stored(lobby)).Version;
        Assert.True(await Handle());

        var stored = await host.Stored(lobby);
        Assert.Equal((true, null, left + 1), (stored.Find(Ada)!.IsReady, stored.Find(Cleo), stored.Version));

        async Task<bool> Handle()
        {
            var batch = new LobbyBatch(lobby, host.Lobbies);
            await clients[0].Send(Ready, "1", batch: batch);
            Assert.Null((await clients[2].Send(new LeaveLobby(), "2", batch: batch)).Error);
            return await batch.Write(default);
        }
    }

    [Fact]
    public async Task A_batch_without_an_effect_writes_nothing()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob);
        var writes = host.Table.Used.Writes;
        var batch = new LobbyBatch(lobby, host.Lobbies);

        Assert.Equal(2, (await clients[1].Send(new SetReady { Ready = false }, "1", batch: batch)).Value.Version);
        Assert.Equal(Refusals.NotHost, (await clients[1].Send(new UpdateLobby { Locked = true }, "2", batch: batch)).Error);
        Assert.True(await batch.Write(default));

        Assert.Equal(writes, host.Table.Used.Writes);
    }

    [Fact]
    public async Task A_request_about_another_lobby_is_handled_as_alone()
    {
        var (lobby, _) = await host.Gather(Ada);
        var (other, clients) = await host.Gather(Bob);
        var batch = new LobbyBatch(lobby, host.Lobbies);

        await clients[0].Send(Ready, "1", batch: batch);

        Assert.True((await host.Stored(other)).Find(Bob)!.IsReady);
    }

    [Fact]
    public async Task A_lobby_that_is_gone_refuses_the_requests_of_its_batch()
    {
        var (lobby, clients) = await host.Gather(Ada, Bob);
        host.Table.Delete(lobby);
        var batch = new LobbyBatch(lobby, host.Lobbies);

        Assert.Equal(Refusals.NotInLobby, (await clients[1].Send(Ready, "1", batch: batch)).Error);
        Assert.True(await batch.Write(default));
    }

    /// <summary>Lets another change the lobby just before each of the next writes.</summary>
    private void LoseRaces(LobbyId lobby, int count)
    {
        for (var race = 0; race < count; race++)
            host.Lobbies.Meet(async _ => host.Table.Put((await host.Stored(lobby)).Edited(it => it)));
    }
}
