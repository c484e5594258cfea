using System.Text.Json.Nodes;
using GameLobby.Application.Finding;
using GameLobby.Application.Matches;
using GameLobby.Application.Ports;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Moq;

namespace GameLobby.Protocol.Tests.Examples;

/// <summary>Scenes in which every action, push, change and refusal comes up.</summary>
internal static class Scenes
{
    private static readonly object Rules = new
    {
        name = "Friday night",
        mode = "ctf",
        region = "eu-west",
        maxPlayers = 3,
        teams = new[] { new { name = "red", size = 2 }, new { name = "blue", size = 1 } },
        allowSpectators = true,
        data = new { map = "dust", _seed = "42" },
        memberData = new { level = "12" },
    };

    public static async Task<Frames> PlayAll()
    {
        var frames = new Frames();
        foreach (var scene in new[] { Seats, Settings, Members, Talk, Invites, Matches, Nonsense })
        {
            using var play = new Play(frames);
            await scene(play);
        }

        await Failure(frames, new TimeoutException());
        await Failure(frames, new InvalidOperationException());
        return frames;
    }

    private static async Task Seats(Play play)
    {
        var (ada, bob) = (await play.Connect(People.Ada), await play.Connect(People.Bob));
        var (cleo, dan) = (await play.Connect(People.Cleo), await play.Connect(People.Dan));
        await play.Ask(ada, "session.ping");
        await play.Ask(dan, "lobby.watch", new { mode = "ctf" });
        var lobbyId = Lobby(await play.Ask(ada, "lobby.create", Rules));
        await play.Host.Send(new TellWatchers([new LobbyChanged(null, await play.Host.Stored(new LobbyId(lobbyId)))]));
        await play.Ask(ada, "session.hello", new { protocol = 1 });
        await play.Ask(ada, "lobby.create", Rules);
        await play.Ask(bob, "lobby.join", new { lobbyId, team = "blue", memberData = new { level = "7" } });
        await play.Ask(cleo, "lobby.join", new { lobbyId, team = "blue" });
        await play.Ask(cleo, "lobby.quickJoin", new { mode = "ctf" });
        await play.Ask(dan, "lobby.join", new { lobbyId });
        await play.Ask(dan, "lobby.search", new { mode = "ctf", hasSlots = false });
        await play.Ask(dan, "lobby.get", new { lobbyId = "nowhere" });
        await play.Ask(dan, "member.ready", new { ready = true });
        await play.Ask(ada, "lobby.get");
        await play.Ask(cleo, "lobby.leave");
        await play.Ask(dan, "lobby.unwatch", new { mode = "ctf" });
        await play.Connect(People.Bob, 2);
        await play.Host.Settle();
    }

    private static async Task Settings(Play play)
    {
        var (ada, bob, cleo) = (await play.Connect(People.Ada), await play.Connect(People.Bob), await play.Connect(People.Cleo));
        var lobbyId = Lobby(await play.Ask(ada, "lobby.create", Rules));
        await play.Ask(bob, "lobby.join", new { lobbyId });
        await play.Ask(bob, "lobby.update", new { locked = true });
        await play.Ask(ada, "lobby.update", new { name = "Saturday night", data = new { map = "mill" }, newCode = true });
        await play.Ask(ada, "lobby.update", new { locked = true, ifVersion = 1 });
        await play.Ask(ada, "lobby.update", new { locked = true });
        await play.Ask(cleo, "lobby.join", new { lobbyId });
        await play.Ask(ada, "lobby.update", new { locked = false, password = "sesame" });
        await play.Ask(cleo, "lobby.join", new { lobbyId, password = "guess" });
        await play.Ask(ada, "member.promote", new { playerId = "bob" });
        await play.Ask(bob, "lobby.close", new { reason = "It is late" });
        await play.Ask(cleo, "lobby.join", new { lobbyId });
    }

    private static async Task Members(Play play)
    {
        var (ada, bob, cleo) = (await play.Connect(People.Ada), await play.Connect(People.Bob), await play.Connect(People.Cleo));
        var lobbyId = Lobby(await play.Ask(ada, "lobby.create", Rules));
        await play.Ask(bob, "lobby.join", new { lobbyId });
        await play.Ask(cleo, "lobby.join", new { lobbyId });
        await play.Ask(bob, "member.update", new { data = new { level = "8" } });
        await play.Ask(bob, "member.ready", new { ready = true });
        await play.Ask(bob, "member.team", new { team = (string?)null });
        await play.Ask(ada, "team.balance", new { mode = "even" });
        await play.Ask(ada, "member.mute", new { playerId = "bob", muted = true });
        await play.Ask(bob, "chat.send", new { text = "hello" });
        await play.Ask(ada, "member.kick", new { playerId = "ada" });
        await play.Ask(ada, "member.kick", new { playerId = "bob", reason = "Too loud" });
        await play.Ask(bob, "lobby.join", new { lobbyId });
        await play.Ask(ada, "member.kick", new { playerId = "cleo", ban = true });
        await play.Ask(cleo, "lobby.join", new { lobbyId });
        await play.Ask(ada, "member.unban", new { playerId = "cleo" });
    }

    private static async Task Talk(Play play)
    {
        var (ada, bob) = (await play.Connect(People.Ada), await play.Connect(People.Bob));
        var lobbyId = Lobby(await play.Ask(ada, "lobby.create", Rules));
        await play.Ask(bob, "lobby.join", new { lobbyId });
        await play.Ask(ada, "chat.send", new { text = "hello", channel = "lobby" }, id: "hello");
        await play.Ask(ada, "chat.send", new { text = "hello again" }, id: "hello");
        await play.Ask(bob, "chat.history", new { limit = 10 });
        await play.Ask(ada, "signal.send", new { name = "emote", payload = "wave", to = new[] { "bob" } });
        for (var more = 0; more < 5; more++) await play.Ask(ada, "chat.send", new { text = "and again" });
    }

    private static async Task Invites(Play play)
    {
        var (ada, bob, cleo) = (await play.Connect(People.Ada), await play.Connect(People.Bob), await play.Connect(People.Cleo));
        await play.Ask(ada, "lobby.create", Rules);
        await play.Ask(bob, "invite.accept", new { inviteId = await Invite("bob") });
        await play.Ask(cleo, "invite.decline", new { inviteId = await Invite("cleo") });
        var late = await Invite("cleo");
        play.Host.Clock.Advance(TimeSpan.FromDays(1));
        await play.Ask(cleo, "invite.accept", new { inviteId = late });

        async Task<string> Invite(string playerId) => (string)(await play.Ask(ada, "invite.send", new { playerId }))["data"]!["inviteId"]!;
    }

    private static async Task Matches(Play play)
    {
        var (ada, bob, cleo) = (await play.Connect(People.Ada), await play.Connect(People.Bob), await play.Connect(People.Cleo));
        var lobbyId = Lobby(await play.Ask(ada, "lobby.create", Rules));
        await play.Ask(bob, "lobby.join", new { lobbyId });
        await play.Ask(ada, "match.start");
        await play.Ask(ada, "match.start", new { force = true });
        await play.Ask(cleo, "lobby.join", new { lobbyId });
        await play.Ask(ada, "match.cancel");
        await play.Ask(ada, "match.start", new { force = true });
        play.Host.Clock.Advance(TimeSpan.FromSeconds(5));
        await play.Host.Send(new TickLobby(new LobbyId(lobbyId)));
        await play.Ask(bob, "match.ticket");
        await play.Ask(ada, "match.end", new { result = "red 3 : 1 blue" });
    }

    private static async Task Nonsense(Play play)
    {
        var ada = await play.Connect(People.Ada);
        await play.Send(ada, """{"id":"1","action":"lobby.create","data":{"mode":"ctf","maxPlayers":129}}""");
        await play.Send(ada, """{"id":"2","action":"lobby.explode"}""");
        await play.Send(ada, new string(' ', 40_000));
    }

    private static async Task Failure(Frames frames, Exception failure)
    {
        var index = new Mock<ILobbyIndex>();
        index.Setup(it => it.Find(It.IsAny<LobbyQuery>(), It.IsAny<string?>(), It.IsAny<CancellationToken>())).Throws(failure);
        using var play = new Play(frames, services => services.AddSingleton(index.Object));
        await play.Ask(await play.Connect(People.Ada), "lobby.search");
    }

    private static string Lobby(JsonObject reply) => (string)reply["data"]!["lobbyId"]!;
}
