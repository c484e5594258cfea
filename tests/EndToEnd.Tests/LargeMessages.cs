using System.Text.Json.Nodes;
using GameLobby.EndToEnd.Tests.Client;
using GameLobby.EndToEnd.Tests.Running;
using Xunit.Abstractions;

namespace GameLobby.EndToEnd.Tests;

/// <summary>Texts that JSON escaping makes six times as long. A message larger than the gateway's limit would be lost.</summary>
public sealed class LargeMessages(LocalCloudProcess cloud, ITestOutputHelper output) : EndToEndTest(cloud, output)
{
    private static readonly object Lengthy = new { k = new string('\u0001', 511) };

    [Fact]
    public async Task A_lobby_is_full_when_one_more_member_would_not_fit_in_a_message()
    {
        var lobby = await (await Newcomer("Ada")).Create(new { maxPlayers = 128, memberData = Lengthy });

        var (seated, refusal) = (1, (string?)null);
        while (refusal is null)
        {
            var joined = await (await Newcomer("Grace")).Send("lobby.join", new { code = lobby.Code, memberData = Lengthy });
            if (joined.IsOk) Assert.Equal(++seated, joined.Snapshot.Members.Count);
            else refusal = joined.Code;
        }

        Assert.Equal("lobby_full", refusal);
        Assert.InRange(seated, 30, 40);
    }

    [Fact]
    public async Task A_history_of_long_messages_can_be_read_to_its_beginning()
    {
        var ada = await Newcomer("Ada");
        var lobby = await ada.Create(new { maxPlayers = 10 });
        var others = await Newcomers(9);
        foreach (var other in others) await other.Join(lobby);
        foreach (var player in others.Append(ada))
        {
            for (var n = 0; n < 5; n++) await player.Request("chat.send", new { text = $"{player.Id}/{n}".PadRight(500, '\ue000') });
        }

        var latest = await ada.Request("chat.history", new { limit = 100 });
        var first = await ada.Request("chat.history", new { limit = 100, before = (string)latest["before"]! });

        Assert.Null(first["before"]);
        Assert.Equal(
            others.Append(ada).SelectMany(player => Enumerable.Range(0, 5).Select(n => $"{player.Id}/{n}")),
            Texts(first).Concat(Texts(latest)));
    }

    private static IEnumerable<string> Texts(JsonObject history) =>
        history["messages"]!.AsArray().Select(message => ((string)message!["text"]!).TrimEnd('\ue000'));
}
