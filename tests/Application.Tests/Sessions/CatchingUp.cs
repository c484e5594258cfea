using System.Text.Json;
using System.Text.Json.Nodes;
using GameLobby.Application.Contracts;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Members;
using GameLobby.Application.Sessions;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Hosting;
using GameLobby.TestKit.Wire;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Application.Tests.Sessions;

/// <summary>A client that was away and still holds what it knew.</summary>
public sealed class CatchingUp : IDisposable
{
    private readonly TestHost host = new();

    [Fact]
    public async Task It_hears_what_it_missed_and_nothing_else_and_then_holds_what_a_snapshot_would_show()
    {
        var (lobby, clients) = await Gather();
        var held = new HeldSnapshot(Json(await clients[1].Done(new GetLobby())));
        await Lose(clients[1]);
        await clients[0].Done(new SetReady { Ready = true });
        await clients[2].Done(new UpdateMember { Data = new Dictionary<string, string?> { ["level"] = "2", ["_secret"] = "x" } });
        await clients[0].Done(new PromoteMember { PlayerId = Cleo });
        await host.Settle();

        var back = await host.Connect(Bob, socket: 2);
        var reply = await back.Done(new Hello { LobbyId = lobby, Version = held.Version });
        await host.Settle();
        foreach (var push in reply.Missed!.Concat(back.Pushes)) held.Apply(Json(push));

        Assert.Null(reply.Lobby);
        var now = Json(await back.Done(new GetLobby()));
        Assert.True(HeldSnapshot.Same(now, held.Json), $"{held.Json} is not {now}");
    }

    [Fact]
    public async Task Who_missed_nothing_hears_nothing()
    {
        var (lobby, clients) = await Gather();

        var reply = await clients[1].Done(new Hello { LobbyId = lobby, Version = 3 });

        Assert.Equal((null, 0), (reply.Lobby, reply.Missed!.Count));
    }

    [Fact]
    public async Task Where_there_is_a_hole_it_gets_a_snapshot()
    {
        var (lobby, clients) = await Gather();
        await Lose(clients[1]);
        await clients[0].Done(new SetReady { Ready = true });
        await host.Settle();
        host.History.Forget(lobby, 4);

        var reply = await (await host.Connect(Bob, socket: 2)).Done(new Hello { LobbyId = lobby, Version = 3 });

        Assert.Equal((6L, null), (reply.Lobby!.Version, reply.Missed));
    }

    [Theory]
    [InlineData("another lobby", 3)]
    [InlineData(null, 99)]
    public async Task Who_holds_something_else_gets_a_snapshot(string? other, long version)
    {
        var (lobby, clients) = await Gather();

        var reply = await clients[1].Done(new Hello { LobbyId = other is null ? lobby : new LobbyId(other), Version = version });

        Assert.NotNull(reply.Lobby);
    }

    private async Task<(LobbyId Lobby, Client[] Clients)> Gather()
    {
        var gathered = await host.Gather(Ada, Bob, Cleo);
        await host.Settle();
        return gathered;
    }

    private async Task Lose(Client client)
    {
        await host.Send(new LoseConnection(client.Player, client.Connection.Id));
        await host.Settle();
        host.Clock.Advance(TimeSpan.FromSeconds(1));
    }

    private static JsonObject Json(LobbySnapshot snapshot) => JsonSerializer.SerializeToNode(snapshot, WireJson.Default.LobbySnapshot)!.AsObject();

    private static JsonObject Json(Push push) => JsonSerializer.SerializeToNode(push, WireJson.Default.Push)!.AsObject();

    public void Dispose() => host.Dispose();
}
