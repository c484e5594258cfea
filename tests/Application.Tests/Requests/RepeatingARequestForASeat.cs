using GameLobby.Application.Changes;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Matches;
using GameLobby.Application.Members;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.TestKit.Hosting;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Application.Tests.Requests;

/// <summary>Idempotency records follow a player from lobby to lobby.</summary>
public sealed class RepeatingARequestForASeat : IDisposable
{
    private readonly TestHost host = new();

    [Fact]
    public async Task A_repeated_create_gets_the_same_lobby()
    {
        var ada = await host.Connect(Ada);

        Assert.Equal((await ada.Done(Scenes.Create, "7")).LobbyId, (await ada.Done(Scenes.Create, "7")).LobbyId);
    }

    [Fact]
    public async Task A_repeated_join_gets_the_current_lobby()
    {
        var (lobby, clients) = await host.Gather(Ada);
        var bob = await host.Connect(Bob);
        await bob.Done(Scenes.Join(lobby), "7");
        await clients[0].Done(new SetReady { Ready = true });

        Assert.Equal(3, (await bob.Done(Scenes.Join(lobby), "7")).Version);
    }

    [Fact]
    public async Task A_repeated_join_does_not_bring_back_a_player_who_left()
    {
        var (lobby, _) = await host.Gather(Ada);
        var bob = await host.Connect(Bob);
        await bob.Done(Scenes.Join(lobby), "7");
        await bob.Done(new LeaveLobby());

        Assert.False((await bob.Send(Scenes.Join(lobby), "7")).IsRefused);
        Assert.False((await host.Stored(lobby)).Members.Contains(Bob));
    }

    [Fact]
    public async Task A_repeated_join_does_not_show_a_private_lobby_to_a_banned_player()
    {
        var (lobby, clients) = await host.Gather(Ada);
        await clients[0].Done(new UpdateLobby { Visibility = Visibility.Private });
        var bob = await host.Connect(Bob);
        var join = new JoinLobby { Code = (await host.Stored(lobby)).Code.Value };
        await bob.Done(join, "7");
        await clients[0].Done(new KickMember { PlayerId = Bob, Ban = true });

        Assert.Equal(Refusals.NotInLobby, (await bob.Send(join, "7")).Error);
    }

    [Fact]
    public async Task A_repeated_leave_succeeds()
    {
        var (_, clients) = await host.Gather(Ada, Bob);
        await clients[1].Done(new LeaveLobby(), "7");

        Assert.False((await clients[1].Send(new LeaveLobby(), "7")).IsRefused);
    }

    [Fact]
    public async Task A_repeated_leave_by_the_last_member_succeeds()
    {
        var (_, clients) = await host.Gather(Ada);
        await clients[0].Done(new LeaveLobby(), "7");

        Assert.False((await clients[0].Send(new LeaveLobby(), "7")).IsRefused);
    }

    [Fact]
    public async Task A_repeated_leave_does_not_leave_the_next_lobby()
    {
        var ((_, clients), (next, _)) = (await host.Gather(Ada, Bob), await host.Gather(Cleo));
        await clients[1].Done(new LeaveLobby(), "7");
        await clients[1].Done(Scenes.Join(next));

        Assert.False((await clients[1].Send(new LeaveLobby(), "7")).IsRefused);
        Assert.True((await host.Stored(next)).Members.Contains(Bob));
    }

    [Fact]
    public async Task Idempotency_records_follow_a_player_between_lobbies()
    {
        var ((first, clients), (second, _)) = (await host.Gather(Ada, Bob), await host.Gather(Cleo));
        var ready = await clients[1].Done(new SetReady { Ready = true }, "7");
        await clients[1].Done(new LeaveLobby());
        await clients[1].Done(Scenes.Join(second));
        await clients[1].Done(new LeaveLobby());
        await clients[1].Done(Scenes.Join(first));

        Assert.Equal(ready, await clients[1].Done(new SetReady { Ready = true }, "7"));
        Assert.False((await host.Stored(first)).Members.Find(Bob)!.IsReady);
        var records = (await host.Stored(first)).IdempotencyRecords.Of(Bob).Items;
        Assert.Equal(records.DistinctBy(record => record.Request), records);
    }

    [Fact]
    public async Task Two_concurrent_copies_of_a_join_seat_the_player_once()
    {
        var (lobby, _) = await host.Gather(Ada);
        var bob = await host.Connect(Bob);
        host.Lobbies.Meet(_ => bob.Done(Scenes.Join(lobby), "7"));

        Assert.Equal(2, (await bob.Done(Scenes.Join(lobby), "7")).Version);
        Assert.Equal(1, (await host.Players.Get(Bob, default)).Seatings);
    }

    [Fact]
    public async Task Two_concurrent_copies_of_a_create_get_the_same_lobby()
    {
        var ada = await host.Connect(Ada);
        Contracts.LobbySnapshot? other = null;
        host.Lobbies.Meet(async _ => other = await ada.Done(Scenes.Create, "7"));

        Assert.Equal((await ada.Done(Scenes.Create, "7")).LobbyId, other!.LobbyId);
        Assert.Single(host.Table.TakeStream().OfType<LobbyStored>());
    }

    public void Dispose() => host.Dispose();
}
