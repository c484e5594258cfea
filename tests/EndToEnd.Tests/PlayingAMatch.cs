using GameLobby.EndToEnd.Tests.Client;
using GameLobby.EndToEnd.Tests.Running;
using Xunit.Abstractions;

namespace GameLobby.EndToEnd.Tests;

public sealed class PlayingAMatch(LocalCloudProcess cloud, ITestOutputHelper output) : EndToEndTest(cloud, output)
{
    [Fact]
    public async Task Three_players_meet_get_ready_play_and_return_to_the_lobby()
    {
        var (ada, grace, alan) = (await Newcomer("Ada"), await Newcomer("Grace"), await Newcomer("Alan"));

        var lobby = await ada.Create(new { countdownSeconds = 1, data = new { map = "dust" } });
        grace.Take((await grace.Send("lobby.join", new { code = lobby.Code.ToLowerInvariant() })).Snapshot);
        alan.Take((await alan.Send("lobby.join", new { lobbyId = lobby.LobbyId })).Snapshot);
        await ada.WaitUntil(it => it.Members.Count == 3);

        Assert.Equal("not_ready", (await ada.Send("match.start")).Code);
        await Task.WhenAll(ada.Ready(), grace.Ready(), alan.Ready());
        await ada.WaitUntil(it => it.Members.All(member => member.IsReady));

        var start = await ada.Send("match.start");
        var startsAt = (DateTimeOffset)start.Data["startsAt"]!;
        foreach (var player in new[] { ada, grace, alan })
        {
            Assert.Equal(startsAt, (DateTimeOffset)(await player.Change("match.starting"))["startsAt"]!);
            var match = (await player.WaitUntil(it => it.Status == "inMatch")).Match!;
            Assert.InRange((DateTimeOffset)match["startedAt"]!, startsAt, startsAt.AddSeconds(5));
            Assert.Equal((string)ada.Lobby.Match!["matchId"]!, (string)match["matchId"]!);
        }

        Assert.Equal("match_in_progress", (await grace.Send("member.ready", new { ready = false })).Code);
        Assert.Equal("not_host", (await grace.Send("match.end")).Code);
        Assert.True((await ada.Send("match.end", new { result = "red 3:1" })).IsOk);
        foreach (var player in new[] { ada, grace, alan })
        {
            Assert.Equal("red 3:1", (string)(await player.Change("match.ended"))["result"]!);
            var after = await player.WaitUntil(it => it.Status == "open" && it.Match is null);
            Assert.DoesNotContain(after.Members, member => member.IsReady);
        }
    }

    [Fact]
    public async Task An_auto_starting_lobby_starts_when_the_last_player_is_ready()
    {
        var (ada, grace) = (await Newcomer("Ada"), await Newcomer("Grace"));
        await grace.Join(await ada.Create(new { autoStart = "whenAllReady", countdownSeconds = 0 }));

        await ada.Ready();
        Assert.Equal("open", (await ada.WaitUntil(it => it.Of(ada).IsReady)).Status);
        await grace.Ready();

        await ada.WaitUntil(it => it.Status == "inMatch");
        await grace.WaitUntil(it => it.Status == "inMatch");
    }

    [Fact]
    public async Task Only_the_host_can_force_a_start_while_players_are_not_ready()
    {
        var (ada, grace) = (await Newcomer("Ada"), await Newcomer("Grace"));
        await grace.Join(await ada.Create(new { countdownSeconds = 0 }));

        Assert.Equal("not_host", (await grace.Send("match.start", new { force = true })).Code);
        Assert.True((await ada.Send("match.start", new { force = true })).IsOk);

        await grace.WaitUntil(it => it.Status == "inMatch");
    }

    [Fact]
    public async Task A_caller_with_the_admin_scope_can_end_the_match_of_any_lobby()
    {
        var (ada, grace, server) = (await Newcomer("Ada"), await Newcomer("Grace"), await Newcomer("Server", "lobby:admin"));
        var lobby = await ada.Create(new { countdownSeconds = 0, minPlayers = 1 });
        await ada.Send("match.start", new { force = true });
        await ada.WaitUntil(it => it.Status == "inMatch");

        Assert.Equal("forbidden", (await grace.Send("match.end", new { lobbyId = lobby.LobbyId })).Code);
        Assert.True((await server.Send("match.end", new { lobbyId = lobby.LobbyId, result = "draw" })).IsOk);

        Assert.Equal("draw", (string)(await ada.Change("match.ended"))["result"]!);
    }
}
