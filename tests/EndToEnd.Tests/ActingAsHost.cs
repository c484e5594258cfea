using GameLobby.EndToEnd.Tests.Client;
using GameLobby.EndToEnd.Tests.Running;
using Xunit.Abstractions;

namespace GameLobby.EndToEnd.Tests;

/// <summary>Promoting and muting members, and closing the lobby.</summary>
public sealed class ActingAsHost(LocalCloudProcess cloud, ITestOutputHelper output) : EndToEndTest(cloud, output)
{
    [Fact]
    public async Task A_host_that_promotes_another_player_becomes_a_player()
    {
        var (ada, grace) = await Pair();

        Assert.Equal("not_host", (await grace.Send("member.promote", new { playerId = grace.Id })).Code);
        await ada.Request("member.promote", new { playerId = grace.Id });

        var change = await grace.Change("host.changed");
        Assert.Equal((grace.Id, "promoted"), ((string)change["hostId"]!, (string)change["reason"]!));
        var after = await ada.WaitUntil(it => it.HostId == grace.Id);
        Assert.Equal(("player", "host"), (after.Of(ada).Role, after.Of(grace).Role));
        Assert.True(after.IsEquivalentTo(await ada.Get()));
        Assert.Equal("not_host", (await ada.Send("match.start", new { force = true })).Code);
    }

    [Fact]
    public async Task Spectators_and_outsiders_cannot_be_promoted()
    {
        var (ada, alan) = (await Newcomer("Ada"), await Newcomer("Alan"));
        await alan.Watch(await ada.Create(new { allowSpectators = true }));

        Assert.Equal("forbidden", (await ada.Send("member.promote", new { playerId = alan.Id })).Code);
        Assert.Equal("not_found", (await ada.Send("member.promote", new { playerId = "stranger" })).Code);
    }

    [Fact]
    public async Task A_muted_member_can_neither_chat_nor_signal_until_unmuted()
    {
        var (ada, grace) = await Pair();
        await ada.Request("member.mute", new { playerId = grace.Id, muted = true });
        await grace.WaitUntil(it => it.Of(grace).IsMuted);

        Assert.Equal("muted", (await grace.Send("chat.send", new { text = "Hello" })).Code);
        Assert.Equal("muted", (await grace.Send("signal.send", new { name = "emote" })).Code);
        Assert.True((await ada.Send("chat.send", new { text = "Hush" })).IsOk);
        await ada.Request("member.mute", new { playerId = grace.Id, muted = false });

        Assert.False((await grace.WaitUntil(it => !it.Of(grace).IsMuted)).Of(grace).IsMuted);
        Assert.True((await grace.Send("chat.send", new { text = "Hello" })).IsOk);
        Assert.Equal("not_host", (await grace.Send("member.mute", new { playerId = ada.Id, muted = true })).Code);
        Assert.Equal("not_found", (await ada.Send("member.mute", new { playerId = "stranger", muted = true })).Code);
    }

    [Theory]
    [InlineData("the evening is over", "the evening is over")]
    [InlineData(null, "closed")]
    public async Task Closing_a_lobby_sends_the_reason_to_every_member(string? given, string reason)
    {
        var (ada, grace) = await Pair();

        Assert.Equal("not_host", (await grace.Send("lobby.close")).Code);
        await ada.Request("lobby.close", given is null ? null : new { reason = given });

        foreach (var player in new[] { ada, grace })
        {
            var closed = await player.Push("lobby.closed");
            Assert.Equal((ada.Lobby.LobbyId, reason), ((string)closed["lobbyId"]!, (string)closed["reason"]!));
            Assert.Equal("not_in_lobby", (await player.Send("lobby.get")).Code);
        }

        Assert.Equal("lobby_closed", (await grace.Send("lobby.join", new { lobbyId = ada.Lobby.LobbyId })).Code);
        Assert.Equal(grace.Id, (await grace.Create()).HostId);
    }
}
