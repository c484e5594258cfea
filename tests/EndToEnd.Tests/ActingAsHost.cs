using GameLobby.EndToEnd.Tests.Client;
using GameLobby.EndToEnd.Tests.Running;
using Xunit.Abstractions;

namespace GameLobby.EndToEnd.Tests;

/// <summary>Promoting, muting and closing.</summary>
public sealed class ActingAsHost(LocalCloudProcess cloud, ITestOutputHelper output) : Story(cloud, output)
{
    [Fact]
    public async Task A_host_promotes_another_and_is_a_player_then()
    {
        var (ada, grace) = await Pair();

        Assert.Equal("not_host", (await grace.Send("member.promote", new { playerId = grace.Id })).Code);
        await ada.Done("member.promote", new { playerId = grace.Id });

        var change = await grace.Change("host.changed");
        Assert.Equal((grace.Id, "promoted"), ((string)change["hostId"]!, (string)change["reason"]!));
        var after = await ada.Sees(it => it.HostId == grace.Id);
        Assert.Equal(("player", "host"), (after.Of(ada).Role, after.Of(grace).Role));
        Assert.True(after.SaysTheSameAs(await ada.Get()));
        Assert.Equal("not_host", (await ada.Send("match.start", new { force = true })).Code);
    }

    [Fact]
    public async Task Neither_a_spectator_nor_a_stranger_can_be_promoted()
    {
        var (ada, alan) = (await Newcomer("Ada"), await Newcomer("Alan"));
        await alan.Watch(await ada.Create(new { allowSpectators = true }));

        Assert.Equal("forbidden", (await ada.Send("member.promote", new { playerId = alan.Id })).Code);
        Assert.Equal("not_found", (await ada.Send("member.promote", new { playerId = "stranger" })).Code);
    }

    [Fact]
    public async Task The_muted_neither_chat_nor_signal_until_they_are_unmuted()
    {
        var (ada, grace) = await Pair();
        await ada.Done("member.mute", new { playerId = grace.Id, muted = true });
        await grace.Sees(it => it.Of(grace).IsMuted);

        Assert.Equal("muted", (await grace.Send("chat.send", new { text = "Hello" })).Code);
        Assert.Equal("muted", (await grace.Send("signal.send", new { name = "emote" })).Code);
        Assert.True((await ada.Send("chat.send", new { text = "Hush" })).IsOk);
        await ada.Done("member.mute", new { playerId = grace.Id, muted = false });

        Assert.False((await grace.Sees(it => !it.Of(grace).IsMuted)).Of(grace).IsMuted);
        Assert.True((await grace.Send("chat.send", new { text = "Hello" })).IsOk);
        Assert.Equal("not_host", (await grace.Send("member.mute", new { playerId = ada.Id, muted = true })).Code);
        Assert.Equal("not_found", (await ada.Send("member.mute", new { playerId = "stranger", muted = true })).Code);
    }

    [Theory]
    [InlineData("the evening is over", "the evening is over")]
    [InlineData(null, "closed")]
    public async Task A_host_closes_its_lobby_and_all_who_were_in_hear_why(string? given, string told)
    {
        var (ada, grace) = await Pair();

        Assert.Equal("not_host", (await grace.Send("lobby.close")).Code);
        await ada.Done("lobby.close", given is null ? null : new { reason = given });

        foreach (var player in new[] { ada, grace })
        {
            var closed = await player.Push("lobby.closed");
            Assert.Equal((ada.Lobby.LobbyId, told), ((string)closed["lobbyId"]!, (string)closed["reason"]!));
            Assert.Equal("not_in_lobby", (await player.Send("lobby.get")).Code);
        }

        Assert.Equal("lobby_closed", (await grace.Send("lobby.join", new { lobbyId = ada.Lobby.LobbyId })).Code);
        Assert.Equal(grace.Id, (await grace.Create()).HostId);
    }
}
