using GameLobby.EndToEnd.Tests.Client;
using GameLobby.EndToEnd.Tests.Running;
using Xunit.Abstractions;

namespace GameLobby.EndToEnd.Tests;

public sealed class PuttingSomeoneOut(LocalCloudProcess cloud, ITestOutputHelper output) : Story(cloud, output)
{
    [Fact]
    public async Task Who_is_kicked_hears_why_and_the_others_that_it_is_gone()
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
        Assert.Equal(version, (await alan.Sees(it => !it.Has(grace))).Version);
        Assert.Equal("not_in_lobby", (await grace.Send("lobby.get")).Code);
    }

    [Fact]
    public async Task Who_is_kicked_has_to_wait_a_minute_or_be_invited_anew()
    {
        var (ada, grace) = await Pair();
        await ada.Done("member.kick", new { playerId = grace.Id });

        var refused = await grace.Send("lobby.join", new { code = ada.Lobby.Code });
        Assert.Equal("kicked", refused.Code);
        Assert.InRange(refused.RetryAfter, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60));

        var invite = (string)(await ada.Done("invite.send", new { playerId = grace.Id }))["inviteId"]!;
        Assert.True((await grace.Send("invite.accept", new { inviteId = invite })).Snapshot.Has(grace));
    }

    [Fact]
    public async Task An_invite_from_before_the_kick_does_not_help()
    {
        var (ada, grace) = await Pair();
        await grace.Leave();
        var invite = (string)(await ada.Done("invite.send", new { playerId = grace.Id }))["inviteId"]!;
        await grace.Join(ada.Lobby);
        await ada.Done("member.kick", new { playerId = grace.Id });

        Assert.Equal("kicked", (await grace.Send("invite.accept", new { inviteId = invite })).Code);
    }

    [Fact]
    public async Task Who_is_banned_stays_out_also_with_an_invite_until_it_is_unbanned()
    {
        var (ada, grace) = await Pair();

        await ada.Done("member.kick", new { playerId = grace.Id, ban = true });

        Assert.Equal("banned", (string)(await grace.Push("lobby.removed"))["reason"]!);
        Assert.Equal("banned", (string)(await ada.Change("member.left"))["reason"]!);
        Assert.Equal("banned", (await grace.Send("lobby.join", new { code = ada.Lobby.Code })).Code);
        var invite = (string)(await ada.Done("invite.send", new { playerId = grace.Id }))["inviteId"]!;
        Assert.Equal("banned", (await grace.Send("invite.accept", new { inviteId = invite })).Code);

        await ada.Done("member.unban", new { playerId = grace.Id });
        Assert.True((await grace.Join(ada.Lobby)).Has(grace));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_is_put_out_of_a_private_lobby_does_not_see_it_by_repeating_what_let_it_in(bool ban)
    {
        var (ada, grace) = (await Newcomer("Ada"), await Newcomer("Grace"));
        var lobby = await ada.Create(new { visibility = "private" });
        await grace.Send("lobby.join", new { code = lobby.Code }, "join");
        await ada.Done("member.kick", new { playerId = grace.Id, ban });
        await ada.Done("lobby.update", new { name = "Without Grace" });

        var repeated = await grace.Send("lobby.join", new { code = lobby.Code }, "join");

        Assert.Equal("not_in_lobby", repeated.Code);
        Assert.DoesNotContain("Without Grace", repeated.Frame.ToJsonString());
    }

    [Fact]
    public async Task The_ban_list_is_for_the_host_when_it_asks_for_the_lobby()
    {
        var (ada, grace) = await Pair();
        var alan = await Newcomer("Alan");
        await alan.Join(ada.Lobby);
        await ada.Done("member.kick", new { playerId = grace.Id, ban = true });

        Assert.Equal($"""["{grace.Id}"]""", (await ada.Get()).Json["bans"]!.ToJsonString());
        Assert.False((await alan.Get()).Json.ContainsKey("bans"));
        await alan.Sees(it => !it.Has(grace));
        Assert.DoesNotContain(alan.Pushes, push => push.ToJsonString().Contains("bans", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_host_puts_out_neither_itself_nor_strangers_and_nobody_else_puts_out_anyone()
    {
        var (ada, grace) = await Pair();

        Assert.Equal("forbidden", (await ada.Send("member.kick", new { playerId = ada.Id })).Code);
        Assert.Equal("forbidden", (await ada.Send("member.kick", new { playerId = ada.Id, ban = true })).Code);
        Assert.Equal("not_found", (await ada.Send("member.kick", new { playerId = "stranger" })).Code);
        Assert.Equal("not_host", (await grace.Send("member.kick", new { playerId = ada.Id })).Code);
        Assert.Equal("not_host", (await grace.Send("member.unban", new { playerId = ada.Id })).Code);
    }
}
