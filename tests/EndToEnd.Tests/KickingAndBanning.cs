using GameLobby.EndToEnd.Tests.Client;
using GameLobby.EndToEnd.Tests.Running;
using Xunit.Abstractions;

namespace GameLobby.EndToEnd.Tests;

public sealed class KickingAndBanning(LocalCloudProcess cloud, ITestOutputHelper output) : EndToEndTest(cloud, output)
{
    [Fact]
    public async Task A_kicked_player_receives_the_reason_and_the_others_see_it_leave()
    {
        var (ada, grace) = await Pair();
        var alan = await Newcomer("Alan");
        await alan.Join(ada.Lobby);

        var version = (await ada.Send("member.kick", new { playerId = grace.Id, reason = "language" })).Version;

        var removed = await grace.Push("lobby.removed");
        Assert.Equal(
            (ada.Lobby.LobbyId, "kicked", "language"),
            ((string)removed["lobbyId"]!, (string)removed["reason"]!, (string)removed["detail"]!));
        var left = await alan.Change("member.left");
        Assert.Equal((grace.Id, "kicked"), ((string)left["playerId"]!, (string)left["reason"]!));
        Assert.Equal(version, (await alan.WaitUntil(it => !it.Has(grace))).Version);
        Assert.Equal("not_in_lobby", (await grace.Send("lobby.get")).Code);
    }

    [Fact]
    public async Task A_kicked_player_must_wait_a_minute_or_be_invited_again()
    {
        var (ada, grace) = await Pair();
        await ada.Request("member.kick", new { playerId = grace.Id });

        var refused = await grace.Send("lobby.join", new { code = ada.Lobby.Code });
        Assert.Equal("kicked", refused.Code);
        Assert.InRange(refused.RetryAfter, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60));

        var invite = (string)(await ada.Request("invite.send", new { playerId = grace.Id }))["inviteId"]!;
        Assert.True((await grace.Send("invite.accept", new { inviteId = invite })).Snapshot.Has(grace));
    }

    [Fact]
    public async Task An_invite_from_before_the_kick_does_not_admit()
    {
        var (ada, grace) = await Pair();
        await grace.Leave();
        var invite = (string)(await ada.Request("invite.send", new { playerId = grace.Id }))["inviteId"]!;
        await grace.Join(ada.Lobby);
        await ada.Request("member.kick", new { playerId = grace.Id });

        Assert.Equal("kicked", (await grace.Send("invite.accept", new { inviteId = invite })).Code);
    }

    [Fact]
    public async Task A_banned_player_stays_out_even_with_an_invite_until_unbanned()
    {
        var (ada, grace) = await Pair();

        await ada.Request("member.kick", new { playerId = grace.Id, ban = true });

        Assert.Equal("banned", (string)(await grace.Push("lobby.removed"))["reason"]!);
        Assert.Equal("banned", (string)(await ada.Change("member.left"))["reason"]!);
        Assert.Equal("banned", (await grace.Send("lobby.join", new { code = ada.Lobby.Code })).Code);
        var invite = (string)(await ada.Request("invite.send", new { playerId = grace.Id }))["inviteId"]!;
        Assert.Equal("banned", (await grace.Send("invite.accept", new { inviteId = invite })).Code);

        await ada.Request("member.unban", new { playerId = grace.Id });
        Assert.True((await grace.Join(ada.Lobby)).Has(grace));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_player_kicked_from_a_private_lobby_cannot_see_it_by_repeating_its_join(bool ban)
    {
        var (ada, grace) = (await Newcomer("Ada"), await Newcomer("Grace"));
        var lobby = await ada.Create(new { visibility = "private" });
        await grace.Send("lobby.join", new { code = lobby.Code }, "join");
        await ada.Request("member.kick", new { playerId = grace.Id, ban });
        await ada.Request("lobby.update", new { name = "Without Grace" });

        var repeated = await grace.Send("lobby.join", new { code = lobby.Code }, "join");

        Assert.Equal("not_in_lobby", repeated.Code);
        Assert.DoesNotContain("Without Grace", repeated.Frame.ToJsonString());
    }

    [Fact]
    public async Task Only_the_host_gets_the_ban_list_with_the_lobby()
    {
        var (ada, grace) = await Pair();
        var alan = await Newcomer("Alan");
        await alan.Join(ada.Lobby);
        await ada.Request("member.kick", new { playerId = grace.Id, ban = true });

        Assert.Equal($"""["{grace.Id}"]""", (await ada.Get()).Json["bans"]!.ToJsonString());
        Assert.Equal($$"""{"{{grace.Id}}":"Grace"}""", (await ada.Get()).Json["banNames"]!.ToJsonString());
        Assert.False((await alan.Get()).Json.ContainsKey("bans"));
        await alan.WaitUntil(it => !it.Has(grace));
        Assert.DoesNotContain(alan.Pushes, push => push.ToJsonString().Contains("bans", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_the_host_can_kick_and_only_other_members()
    {
        var (ada, grace) = await Pair();

        Assert.Equal("forbidden", (await ada.Send("member.kick", new { playerId = ada.Id })).Code);
        Assert.Equal("forbidden", (await ada.Send("member.kick", new { playerId = ada.Id, ban = true })).Code);
        Assert.Equal("not_found", (await ada.Send("member.kick", new { playerId = "stranger" })).Code);
        Assert.Equal("not_host", (await grace.Send("member.kick", new { playerId = ada.Id })).Code);
        Assert.Equal("not_host", (await grace.Send("member.unban", new { playerId = ada.Id })).Code);
    }
}
