using GameLobby.EndToEnd.Tests.Client;
using GameLobby.EndToEnd.Tests.Running;
using Xunit.Abstractions;

namespace GameLobby.EndToEnd.Tests;

public sealed class Spectating(LocalCloudProcess cloud, ITestOutputHelper output) : EndToEndTest(cloud, output)
{
    [Fact]
    public async Task A_spectator_takes_no_player_slot_and_need_not_be_ready()
    {
        var (ada, grace, alan) = (await Newcomer("Ada"), await Newcomer("Grace"), await Newcomer("Alan"));
        var lobby = await ada.Create(new { maxPlayers = 2, countdownSeconds = 0, allowSpectators = true });
        Assert.Equal("spectator", (await alan.Watch(lobby)).Of(alan).Role);
        await grace.Join(lobby);

        Assert.Equal("forbidden", (await alan.Send("member.ready", new { ready = true })).Code);
        await Task.WhenAll(ada.Ready(), grace.Ready());
        Assert.True((await ada.Send("match.start")).IsOk);

        await alan.WaitUntil(it => it.Status == "inMatch");
    }

    [Fact]
    public async Task A_spectator_never_becomes_host()
    {
        var (ada, grace, alan) = (await Newcomer("Ada"), await Newcomer("Grace"), await Newcomer("Alan"));
        var lobby = await ada.Create(new { allowSpectators = true });
        await alan.Watch(lobby);
        await grace.Join(lobby);

        await ada.Leave();

        Assert.Equal(grace.Id, (await alan.WaitUntil(it => !it.Has(ada))).HostId);
    }

    [Fact]
    public async Task A_spectator_can_join_during_a_match()
    {
        var (ada, alan) = (await Newcomer("Ada"), await Newcomer("Alan"));
        var lobby = await ada.Create(new { minPlayers = 1, countdownSeconds = 0, allowSpectators = true });
        await ada.Send("match.start", new { force = true });
        await ada.WaitUntil(it => it.Status == "inMatch");

        Assert.Equal("match_in_progress", (await alan.Send("lobby.join", new { code = lobby.Code })).Code);
        Assert.Equal("inMatch", (await alan.Watch(lobby)).Status);
    }

    [Fact]
    public async Task A_lobby_that_allows_no_spectators_refuses_them()
    {
        var (ada, alan) = (await Newcomer("Ada"), await Newcomer("Alan"));
        var lobby = await ada.Create();

        Assert.Equal("forbidden", (await alan.Send("lobby.join", new { code = lobby.Code, spectate = true })).Code);
    }
}
