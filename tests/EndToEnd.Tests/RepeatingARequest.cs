using System.Text.Json.Nodes;
using GameLobby.EndToEnd.Tests.Client;
using GameLobby.EndToEnd.Tests.Running;
using Xunit.Abstractions;

namespace GameLobby.EndToEnd.Tests;

public sealed class RepeatingARequest(LocalCloudProcess cloud, ITestOutputHelper output) : EndToEndTest(cloud, output)
{
    [Fact]
    public async Task The_same_request_over_the_same_connection_has_one_effect_and_one_outcome()
    {
        var (ada, grace) = (await Newcomer("Ada"), await Newcomer("Grace"));
        await grace.Join(await ada.Create());

        var first = await grace.Send("member.ready", new { ready = true }, "ready");
        var second = await grace.Send("member.ready", new { ready = true }, "ready");

        Assert.Equal(first.Version, second.Version);
        Assert.Equal(first.Version, (await grace.Get()).Version);
    }

    [Fact]
    public async Task Many_concurrent_duplicates_have_one_effect()
    {
        var ada = await Newcomer("Ada");

        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            ada.Send("lobby.create", new { name = "Friday night", mode = "ctf", maxPlayers = 4 }, "create")));

        // Concurrent duplicates may get a conflict; a retry gets the outcome.
        Assert.All(replies, reply => Assert.True(reply.IsOk || reply.Code is "conflict", reply.Frame.ToJsonString()));
        var again = await ada.Send("lobby.create", new { maxPlayers = 4, mode = "ctf", name = "Friday night" }, "create");
        Assert.All(replies.Where(reply => reply.IsOk), reply => Assert.Equal(again.Snapshot.LobbyId, reply.Snapshot.LobbyId));
        Assert.Equal(1, again.Version);
    }

    [Fact]
    public async Task A_duplicate_over_a_new_connection_gets_the_first_outcome()
    {
        var (ada, grace) = (await Newcomer("Ada"), await Newcomer("Grace"));
        var lobby = await ada.Create();
        await grace.Send("lobby.join", new { code = lobby.Code }, "join");
        var ready = await grace.Send("member.ready", new { ready = true }, "ready");
        grace.LoseNetwork();

        var back = await Reconnect(grace);
        var joined = await back.Send("lobby.join", new { code = lobby.Code }, "join");
        var repeated = await back.Send("member.ready", new { ready = true }, "ready");

        Assert.Equal(lobby.LobbyId, joined.Snapshot.LobbyId);
        Assert.Equal(ready.Version, repeated.Version);
        Assert.Single((await back.Get()).Members, member => member.PlayerId == grace.Id);
    }

    [Fact]
    public async Task A_late_duplicate_does_not_undo_later_changes()
    {
        var (ada, grace) = (await Newcomer("Ada"), await Newcomer("Grace"));
        var (first, second) = (await ada.Create(), await grace.Create());
        await grace.Leave();
        await grace.Send("lobby.join", new { code = first.Code }, "join");
        var ready = await grace.Send("member.ready", new { ready = true }, "ready");
        await grace.Ready(false);

        Assert.Equal(ready.Version, (await grace.Send("member.ready", new { ready = true }, "ready")).Version);
        Assert.False((await grace.Get()).Of(grace).IsReady);

        await grace.Send("lobby.leave", null, "leave");
        Assert.True((await grace.Send("lobby.join", new { code = first.Code }, "join")).IsOk);
        Assert.Equal("not_in_lobby", (await grace.Send("lobby.get")).Code);

        Assert.True((await grace.Send("lobby.leave", null, "leave")).IsOk);
        Assert.Equal("not_found", (await grace.Send("lobby.join", new { code = second.Code })).Code);
        var third = await grace.Create();
        Assert.True((await grace.Send("lobby.leave", null, "leave")).IsOk);
        Assert.Equal(third.LobbyId, (await grace.Get()).LobbyId);
    }

    [Fact]
    public async Task Another_request_under_a_used_id_is_refused()
    {
        var ada = await Newcomer("Ada");
        await ada.Create();
        await ada.Send("member.ready", new { ready = true }, "mine");

        Assert.Equal("id_reused", (await ada.Send("member.ready", new { ready = false }, "mine")).Code);
        Assert.Equal("id_reused", (await ada.Send("lobby.leave", null, "mine")).Code);
        Assert.True((await ada.Get()).Of(ada).IsReady);
    }

    [Theory]
    [InlineData("chat.send", """{"text":"Hello"}""")]
    [InlineData("signal.send", """{"name":"emote"}""")]
    [InlineData("invite.send", """{"playerId":"someone"}""")]
    public async Task The_id_of_a_change_cannot_be_used_for_a_message(string action, string data)
    {
        var (ada, grace) = await Pair();
        await ada.Send("member.ready", new { ready = true }, "mine");

        Assert.Equal("id_reused", (await ada.Send(action, JsonNode.Parse(data), "mine")).Code);

        await ada.Send("signal.send", new { name = "later" });
        await grace.Push("signal", push => (string)push["name"]! == "later");
        Assert.DoesNotContain(grace.Pushes, push => (string)push["type"]! == "chat.message" || (string?)push["name"] == "emote");
    }

    [Fact]
    public async Task A_signal_under_the_id_of_a_chat_message_is_refused_and_reaches_nobody()
    {
        var (ada, grace) = await Pair();
        await ada.Send("chat.send", new { text = "Hello" }, "mine");

        Assert.Equal("id_reused", (await ada.Send("signal.send", new { name = "emote" }, "mine")).Code);

        await ada.Send("signal.send", new { name = "later" });
        await grace.Push("signal", push => (string)push["name"]! == "later");
        Assert.DoesNotContain(grace.Pushes, push => (string?)push["name"] == "emote");
    }

    [Fact]
    public async Task A_refused_request_can_be_retried_under_the_same_id()
    {
        var (ada, grace) = (await Newcomer("Ada"), await Newcomer("Grace"));
        var lobby = await ada.Create(new { maxPlayers = 1 });

        Assert.Equal("lobby_full", (await grace.Send("lobby.join", new { code = lobby.Code }, "join")).Code);
        await ada.Leave();

        Assert.Equal("not_found", (await grace.Send("lobby.join", new { code = lobby.Code }, "join")).Code);
        Assert.Equal(grace.Id, (await grace.Create()).HostId);
    }
}
