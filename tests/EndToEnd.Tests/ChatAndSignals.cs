using System.Text.Json.Nodes;
using GameLobby.EndToEnd.Tests.Client;
using GameLobby.EndToEnd.Tests.Running;
using Xunit.Abstractions;

namespace GameLobby.EndToEnd.Tests;

/// <summary>Chat messages, which are stored for a while, and signals, which are not.</summary>
public sealed class ChatAndSignals(LocalCloudProcess cloud, ITestOutputHelper output) : EndToEndTest(cloud, output)
{
    private static readonly object Teams = new { teams = new[] { new { name = "red", size = 2 }, new { name = "blue", size = 2 } } };

    [Fact]
    public async Task A_chat_message_reaches_every_member_including_its_sender()
    {
        var (ada, grace) = await Pair();

        var sent = await grace.Request("chat.send", new { text = "Hello <all> 👋" });

        foreach (var player in new[] { ada, grace })
        {
            var heard = await player.Push("chat.message");
            Assert.Equal(
                [ada.Lobby.LobbyId, "lobby", grace.Id, "Grace", "Hello <all> 👋"],
                new[] { "lobbyId", "channel", "from", "name", "text" }.Select(member => (string)heard[member]!));
            Assert.Equal(((string)sent["messageId"]!, (string)sent["at"]!), ((string)heard["messageId"]!, (string)heard["at"]!));
        }
    }

    [Fact]
    public async Task A_team_message_is_visible_to_that_team_only_also_in_the_history()
    {
        var (ada, grace) = await Pair(Teams);
        var alan = await Newcomer("Alan");
        await alan.Join(ada.Lobby);

        await ada.Request("chat.send", new { text = "To the left!", channel = "team" });
        await ada.Request("chat.send", new { text = "Good luck", channel = "lobby" });

        Assert.Equal("team", (string)(await alan.Push("chat.message", push => (string)push["text"]! == "To the left!"))["channel"]!);
        await grace.Push("chat.message", push => (string)push["text"]! == "Good luck");
        Assert.DoesNotContain(grace.Pushes, push => (string?)push["text"] == "To the left!");
        Assert.Equal(["Good luck"], await Texts(grace));
        Assert.Equal(["To the left!", "Good luck"], await Texts(alan));
    }

    [Fact]
    public async Task A_player_without_a_team_cannot_send_a_team_message()
    {
        var (ada, _) = await Pair();

        Assert.Equal("invalid_request", (await ada.Send("chat.send", new { text = "Hello", channel = "team" })).Code);
    }

    [Fact]
    public async Task The_chat_history_is_read_page_by_page_newest_page_first()
    {
        var (ada, grace) = await Pair();
        foreach (var text in new[] { "1", "2", "3", "4", "5" }) await ada.Request("chat.send", new { text });

        var last = await grace.Request("chat.history", new { limit = 2 });
        var middle = await grace.Request("chat.history", new { limit = 2, before = (string)last["before"]! });
        var first = await grace.Request("chat.history", new { limit = 2, before = (string)middle["before"]! });

        Assert.Equal(["4", "5"], Texts(last));
        Assert.Equal(["2", "3"], Texts(middle));
        Assert.Equal(["1"], Texts(first));
        Assert.Null(first["before"]);
    }

    [Fact]
    public async Task Outsiders_can_neither_send_nor_read_messages()
    {
        var alan = await Newcomer("Alan");

        Assert.Equal("not_in_lobby", (await alan.Send("chat.send", new { text = "Hello" })).Code);
        Assert.Equal("not_in_lobby", (await alan.Send("chat.history")).Code);
        Assert.Equal("not_in_lobby", (await alan.Send("signal.send", new { name = "emote" })).Code);
    }

    [Fact]
    public async Task A_signal_reaches_every_other_member_or_the_members_it_names()
    {
        var (ada, grace) = await Pair();
        var (alan, eve) = (await Newcomer("Alan"), await Newcomer("Eve"));
        await alan.Join(ada.Lobby);

        Assert.Empty(await ada.Request("signal.send", new { name = "whisper", payload = "psst", to = new[] { alan.Id, eve.Id } }));
        await ada.Request("signal.send", new { name = "emote", payload = "wave" });

        var whisper = await alan.Push("signal", push => (string)push["name"]! == "whisper");
        Assert.Equal(
            (ada.Lobby.LobbyId, ada.Id, "psst"),
            ((string)whisper["lobbyId"]!, (string)whisper["from"]!, (string)whisper["payload"]!));
        Assert.InRange((DateTimeOffset)whisper["at"]!, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddMinutes(1));
        foreach (var other in new[] { grace, alan }) await other.Push("signal", push => (string)push["name"]! == "emote");
        Assert.DoesNotContain(grace.Pushes, push => (string?)push["name"] == "whisper");
        Assert.DoesNotContain(ada.Pushes, push => (string)push["type"]! == "signal");
        Assert.DoesNotContain(eve.Pushes, push => (string)push["type"]! == "signal");
    }

    [Fact]
    public async Task A_signal_is_not_stored_for_absent_members()
    {
        var (ada, grace) = await Pair();
        grace.LoseNetwork();
        await ada.WaitUntil(it => !it.Of(grace).IsOnline);

        await ada.Request("signal.send", new { name = "emote" });
        var back = await Reconnect(grace);
        await ada.Request("signal.send", new { name = "later" });

        await back.Push("signal", push => (string)push["name"]! == "later");
        Assert.DoesNotContain(back.Pushes, push => (string?)push["name"] == "emote");
        Assert.Empty(await Texts(back));
    }

    private static async Task<IEnumerable<string>> Texts(Player player) => Texts(await player.Request("chat.history"));

    private static IEnumerable<string> Texts(JsonObject history) =>
        history["messages"]!.AsArray().Select(message => (string)message!["text"]!);
}
