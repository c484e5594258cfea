using GameLobby.EndToEnd.Tests.Client;
using GameLobby.EndToEnd.Tests.Running;
using Xunit.Abstractions;

namespace GameLobby.EndToEnd.Tests;

public sealed class LeavingALobby(LocalCloudProcess cloud, ITestOutputHelper output) : EndToEndTest(cloud, output)
{
    [Fact]
    public async Task A_leaving_host_hands_over_to_the_longest_present_online_player()
    {
        var (ada, grace, alan, edsger) = (await Newcomer("Ada"), await Newcomer("Grace"), await Newcomer("Alan"), await Newcomer("Edsger"));
        var lobby = await ada.Create();
        foreach (var player in new[] { grace, alan, edsger }) await player.Join(lobby);
        grace.LoseNetwork();
        await alan.WaitUntil(it => !it.Of(grace).IsOnline);

        await ada.Leave();

        var change = await edsger.Change("host.changed");
        Assert.Equal((alan.Id, "left"), ((string)change["hostId"]!, (string)change["reason"]!));
        var after = await edsger.WaitUntil(it => !it.Has(ada));
        Assert.Equal(["player", "host", "player"], after.Members.Select(member => member.Role));
        Assert.True((await alan.Send("match.start", new { force = true })).IsOk);
    }

    [Fact]
    public async Task When_all_others_are_away_the_longest_present_of_them_becomes_host()
    {
        var (ada, grace) = await Pair(new { allowSpectators = true });
        var (alan, edsger) = (await Newcomer("Alan"), await Newcomer("Edsger"));
        await alan.Join(ada.Lobby);
        await edsger.Watch(ada.Lobby);
        foreach (var player in new[] { grace, alan }) player.LoseNetwork();
        await ada.WaitUntil(it => !it.Of(grace).IsOnline && !it.Of(alan).IsOnline);

        await ada.Leave();

        Assert.Equal(grace.Id, (await edsger.WaitUntil(it => !it.Has(ada))).HostId);
    }

    [Fact]
    public async Task A_leaving_member_and_the_remaining_members_receive_the_reason()
    {
        var (ada, grace) = (await Newcomer("Ada"), await Newcomer("Grace"));
        var lobby = await ada.Create();
        await grace.Join(lobby);

        await grace.Leave();

        var removed = await grace.Push("lobby.removed");
        Assert.Equal((lobby.LobbyId, "left"), ((string)removed["lobbyId"]!, (string)removed["reason"]!));
        var left = await ada.Change("member.left");
        Assert.Equal((grace.Id, "left"), ((string)left["playerId"]!, (string)left["reason"]!));
    }

    [Fact]
    public async Task The_last_player_to_leave_closes_the_lobby_for_spectators_too()
    {
        var (ada, grace) = (await Newcomer("Ada"), await Newcomer("Grace"));
        var lobby = await ada.Create(new { allowSpectators = true });
        await grace.Watch(lobby);

        await ada.Leave();

        Assert.Equal("empty", (string)(await grace.Push("lobby.closed"))["reason"]!);
        Assert.Equal("not_found", (await grace.Send("lobby.join", new { code = lobby.Code })).Code);
        Assert.Equal("lobby_closed", (await grace.Send("lobby.join", new { lobbyId = lobby.LobbyId })).Code);
        Assert.Equal("not_in_lobby", (await grace.Send("lobby.get")).Code);
        Assert.Equal(ada.Id, (await ada.Create()).HostId);
    }
}
