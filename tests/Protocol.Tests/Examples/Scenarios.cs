using System.Text.Json.Nodes;
using GameLobby.Application.Finding;
using GameLobby.Application.Matches;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Moq;

namespace GameLobby.Protocol.Tests.Examples;

/// <summary>Scenarios that together produce every action, push, change and refusal.</summary>
internal static class Scenarios
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

    public static async Task<RecordedFrames> RecordAll()
    {
        var frames = new RecordedFrames();
        foreach (var scenario in new[] { Seats, Settings, Members, Talk, Invites, Matches, Administration, InvalidFrames })
        {
            using var recording = new Recording(frames);
            await scenario(recording);
        }

        await Failure(frames, new TimeoutException());
        await Failure(frames, new InvalidOperationException());
        return frames;
    }

    private static async Task Seats(Recording recording)
    {
        var (ada, bob) = (await recording.Connect(People.Ada), await recording.Connect(People.Bob));
        var (cleo, dan) = (await recording.Connect(People.Cleo), await recording.Connect(People.Dan));
        await recording.Request(ada, "session.ping");
        await recording.Request(dan, "lobby.watch", new { mode = "ctf" });
        var lobbyId = Lobby(await recording.Request(ada, "lobby.create", Rules));
        await recording.Host.Send(new NotifySubscribers([new LobbyChanged(null, await recording.Host.Stored(new LobbyId(lobbyId)))]));
        await recording.Request(ada, "session.hello", new { protocol = 1 });
        await recording.Request(ada, "lobby.create", Rules);
        await recording.Request(bob, "lobby.join", new { lobbyId, team = "blue", memberData = new { level = "7" } });
        await recording.Request(cleo, "lobby.join", new { lobbyId, team = "blue" });
        await recording.Request(cleo, "lobby.quickJoin", new { mode = "ctf" });
        await recording.Request(dan, "lobby.join", new { lobbyId });
        await recording.Request(dan, "lobby.search", new { mode = "ctf", hasSlots = false });
        await recording.Request(dan, "lobby.get", new { lobbyId = "nowhere" });
        await recording.Request(dan, "member.ready", new { ready = true });
        await recording.Request(ada, "lobby.get");
        await recording.Request(cleo, "lobby.leave");
        await recording.Request(dan, "lobby.unwatch", new { mode = "ctf" });
        await recording.Connect(People.Bob, 2);
        await recording.Host.Settle();
    }

    private static async Task Settings(Recording recording)
    {
        var (ada, bob) = (await recording.Connect(People.Ada), await recording.Connect(People.Bob));
        var cleo = await recording.Connect(People.Cleo);
        var lobbyId = Lobby(await recording.Request(ada, "lobby.create", Rules));
        await recording.Request(bob, "lobby.join", new { lobbyId });
        await recording.Request(bob, "lobby.update", new { locked = true });
        await recording.Request(ada, "lobby.update", new { name = "Saturday night", data = new { map = "mill" }, newCode = true });
        await recording.Request(ada, "lobby.update", new { locked = true, ifVersion = 1 });
        await recording.Request(ada, "lobby.update", new { locked = true });
        await recording.Request(cleo, "lobby.join", new { lobbyId });
        await recording.Request(ada, "lobby.update", new { locked = false, password = "sesame" });
        await recording.Request(cleo, "lobby.join", new { lobbyId, password = "guess" });
        await recording.Request(ada, "member.promote", new { playerId = "bob" });
        await Queue(recording, bob, new LobbyId(lobbyId));
        recording.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        await recording.Request(bob, "lobby.close", new { reason = "It is late" });
        await recording.Request(cleo, "lobby.join", new { lobbyId });
    }

    /// <summary>Others change the lobby just before both attempts of a request.</summary>
    private static async Task Queue(Recording recording, Client client, LobbyId lobby)
    {
        for (var race = 0; race < 2; race++)
            recording.Host.Lobbies.Meet(async _ => recording.Host.Table.Put((await recording.Host.Stored(lobby)).Edited(it => it)));
        await recording.Request(client, "member.ready", new { ready = true });
    }

    private static async Task Members(Recording recording)
    {
        var (ada, bob) = (await recording.Connect(People.Ada), await recording.Connect(People.Bob));
        var cleo = await recording.Connect(People.Cleo);
        var lobbyId = Lobby(await recording.Request(ada, "lobby.create", Rules));
        await recording.Request(bob, "lobby.join", new { lobbyId });
        await recording.Request(cleo, "lobby.join", new { lobbyId });
        await recording.Request(bob, "member.update", new { data = new { level = "8" } });
        await recording.Request(bob, "member.ready", new { ready = true });
        await recording.Request(bob, "member.team", new { team = (string?)null });
        await recording.Request(ada, "team.balance", new { mode = "even" });
        await recording.Request(ada, "member.mute", new { playerId = "bob", muted = true });
        await recording.Request(bob, "chat.send", new { text = "hello" });
        await recording.Request(ada, "member.kick", new { playerId = "ada" });
        await recording.Request(ada, "member.kick", new { playerId = "bob", reason = "Too loud" });
        await recording.Request(bob, "lobby.join", new { lobbyId });
        await recording.Request(ada, "member.kick", new { playerId = "cleo", ban = true });
        await recording.Request(cleo, "lobby.join", new { lobbyId });
        await recording.Request(ada, "member.unban", new { playerId = "cleo" });
    }

    private static async Task Talk(Recording recording)
    {
        var (ada, bob) = (await recording.Connect(People.Ada), await recording.Connect(People.Bob));
        var lobbyId = Lobby(await recording.Request(ada, "lobby.create", Rules));
        await recording.Request(bob, "lobby.join", new { lobbyId });
        await recording.Request(ada, "chat.send", new { text = "hello", channel = "lobby" }, id: "hello");
        await recording.Request(ada, "chat.send", new { text = "hello again" }, id: "hello");
        await recording.Request(bob, "chat.history", new { limit = 10 });
        await recording.Request(ada, "signal.send", new { name = "emote", payload = "wave", to = new[] { "bob" } });
        for (var more = 0; more < 5; more++) await recording.Request(ada, "chat.send", new { text = "and again" });
    }

    private static async Task Invites(Recording recording)
    {
        var (ada, bob) = (await recording.Connect(People.Ada), await recording.Connect(People.Bob));
        var cleo = await recording.Connect(People.Cleo);
        await recording.Request(ada, "lobby.create", Rules);
        await recording.Request(bob, "invite.accept", new { inviteId = await Invite("bob") });
        await recording.Request(cleo, "invite.decline", new { inviteId = await Invite("cleo") });
        var late = await Invite("cleo");
        recording.Host.Clock.Advance(TimeSpan.FromDays(1));
        await recording.Request(cleo, "invite.accept", new { inviteId = late });

        async Task<string> Invite(string playerId) =>
            (string)(await recording.Request(ada, "invite.send", new { playerId }))["data"]!["inviteId"]!;
    }

    private static async Task Matches(Recording recording)
    {
        var (ada, bob) = (await recording.Connect(People.Ada), await recording.Connect(People.Bob));
        var cleo = await recording.Connect(People.Cleo);
        var lobbyId = Lobby(await recording.Request(ada, "lobby.create", Rules));
        await recording.Request(bob, "lobby.join", new { lobbyId });
        await recording.Request(ada, "match.start");
        await recording.Request(ada, "match.start", new { force = true });
        await recording.Request(cleo, "lobby.join", new { lobbyId });
        await recording.Request(ada, "match.cancel");
        await recording.Request(ada, "match.start", new { force = true });
        recording.Host.Clock.Advance(TimeSpan.FromSeconds(5));
        await recording.Host.Send(new TickLobby(new LobbyId(lobbyId)));
        await recording.Request(bob, "match.ticket");
        await recording.Request(ada, "match.end", new { result = "red 3 : 1 blue" });
    }

    private static async Task Administration(Recording recording)
    {
        var (ada, eve) = (await recording.Connect(People.Ada), await recording.Connect(People.Eve, scope: "lobby:admin"));
        await recording.Request(ada, "lobby.create", Rules);
        await recording.Request(eve, "admin.lobbies", new { mode = "ctf" });
        await recording.Request(eve, "admin.player", new { playerId = "ada" });
        await recording.Request(eve, "admin.stats");
        await recording.Request(eve, "admin.sweep");
        var entry = new VersionEntry(
            ALobby.Id, 14, People.Noon, ChangeAuthor.Player, People.Ada, "eQJpmQsi", ChangeReason.Kicked, "Too loud", ["bob left"],
            [new PushFailure(People.Cleo, "away")]);
        await recording.Host.Versions.Keep([entry], CancellationToken.None);
        await recording.Request(eve, "admin.history", new { lobbyId = ALobby.Id.Value, limit = 10 });
    }

    private static async Task InvalidFrames(Recording recording)
    {
        var ada = await recording.Connect(People.Ada);
        await recording.Send(ada, """{"id":"1","action":"lobby.create","data":{"mode":"ctf","maxPlayers":129}}""");
        await recording.Send(ada, """{"id":"2","action":"lobby.explode"}""");
        await recording.Send(ada, new string(' ', 40_000));
    }

    private static async Task Failure(RecordedFrames frames, Exception failure)
    {
        var index = new Mock<ILobbyIndex>();
        index.Setup(it => it.Find(It.IsAny<LobbyQuery>(), It.IsAny<string?>(), It.IsAny<CancellationToken>())).Throws(failure);
        using var recording = new Recording(frames, services => services.AddSingleton(index.Object));
        await recording.Request(await recording.Connect(People.Ada), "lobby.search");
    }

    private static string Lobby(JsonObject reply) => (string)reply["data"]!["lobbyId"]!;
}
