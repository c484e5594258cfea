using Amazon.DynamoDBv2.Model;
using GameLobby.EndToEnd.Tests.Client;
using GameLobby.EndToEnd.Tests.Running;
using Xunit.Abstractions;

namespace GameLobby.EndToEnd.Tests;

/// <summary>A story with every role, after which every received frame is searched for what its receiver may not know.</summary>
public sealed class KeepingSecrets(LocalCloudProcess cloud, ITestOutputHelper output) : EndToEndTest(cloud, output)
{
    private const string Password = "open-sesame-7";
    private const string Seed = "seed-4711";
    private const string Rating = "rating-1800";
    private const string AdasNote = "note-of-ada";
    private const string GracesNote = "note-of-grace";
    private const string TeamTalk = "we go left";

    private static readonly object Teams = new[] { new { name = "red", size = 2 }, new { name = "blue", size = 2 } };

    [Fact]
    public async Task Nobody_receives_what_only_others_may_know()
    {
        var (ada, grace, alan) = (await Newcomer("Ada"), await Newcomer("Grace"), await Newcomer("Alan"));
        var (mallory, sam, server) = (await Newcomer("Mallory"), await Newcomer("Sam"), await Newcomer("Server", "lobby:admin"));
        Player[] everyone = [ada, grace, alan, mallory, sam, server];
        var mode = $"secrets-{ada.Id}";
        await sam.Request("lobby.watch", new { mode });

        // A public lobby with a password: Ada is its host, Grace and Mallory play, Alan watches, and Sam stays outside.
        var lobby = await ada.Create(new
        {
            mode,
            password = Password,
            allowSpectators = true,
            teams = Teams,
            countdownSeconds = 0,
            data = new { map = "dust", _seed = Seed },
            memberData = new { level = "1", _note = AdasNote },
        });
        await Join(grace, lobby, new { level = "2", _note = GracesNote });
        await Join(mallory, lobby, new { level = "3" });
        alan.Take((await alan.Send("lobby.join", new { code = lobby.Code, password = Password, spectate = true })).Snapshot);
        var rating = new Dictionary<string, string> { ["$rating"] = Rating };
        await server.Request("lobby.update", new { lobbyId = lobby.LobbyId, data = rating });

        await ada.Request("member.team", new { team = "red" });
        await ada.Request("member.team", new { playerId = mallory.Id, team = "red" });
        await ada.Request("member.team", new { playerId = grace.Id, team = "blue" });
        await ada.Request("chat.send", new { text = TeamTalk, channel = "team" });
        await mallory.Push("chat.message");
        foreach (var player in new[] { grace, alan, mallory }) await player.Request("chat.history");
        await ada.Request("member.kick", new { playerId = mallory.Id, ban = true, reason = "Cheating" });
        await mallory.Push("lobby.removed");
        var invite = (string)(await grace.Request("invite.send", new { playerId = sam.Id }))["inviteId"]!;
        await sam.Push("invite.received");
        await ada.Request("match.start", new { force = true });
        foreach (var player in new[] { ada, grace }) await player.Push("match.ticket");
        var item = await Item(lobby.LobbyId);
        await ada.Request("match.end", new { result = "2:1" });
        foreach (var player in everyone) await player.Send("lobby.get", new { lobbyId = lobby.LobbyId });
        foreach (var player in everyone) await player.Send("session.hello", new { lobbyId = lobby.LobbyId, version = 1 });
        await sam.Request("lobby.search", new { mode });
        var newCode = (string)(await ada.Request("lobby.update", new { newCode = true }))["code"]!;
        await grace.Leave();
        await sam.Push("browser.changed", push => push.ToJsonString().Contains("\"players\":1", StringComparison.Ordinal));

        Player[] members = [ada, grace, alan, mallory];
        Secret[] secrets =
        [
            new("the password", Password, []),
            new("the password's hash", item["settings"].M["password"].S, []),
            .. item["members"].L.Select(member => new Secret("a connection id", member.M["conn"].S, [])),
            new("data of the game server", Rating, [server]),
            new("private data of the lobby", Seed, [.. members, server]),
            new("private data of the host", AdasNote, [ada, server]),
            new("private data of a member", GracesNote, [grace, ada, server]),
            new("the code", lobby.Code, [.. members, server]),
            new("the new code", newCode, [ada, grace, alan, server]),
            new("the bans", "\"bans\"", [ada, server]),
            new("the names of banned players", "\"banNames\"", [ada, server]),
            new("a message of a team", TeamTalk, [ada, mallory]),
            new("an invite", invite, [grace, sam]),
            new("the host's ticket", await Ticket(ada), [ada]),
            new("a member's ticket", await Ticket(grace), [grace]),
        ];
        Assert.All(secrets, secret => secret.AssertKept(everyone));
    }

    private static async Task Join(Player player, Snapshot lobby, object memberData) =>
        player.Take((await player.Send("lobby.join", new { code = lobby.Code, password = Password, memberData })).Snapshot);

    private static async Task<string> Ticket(Player player) => (string)(await player.Push("match.ticket"))["ticket"]!;

    private async Task<Dictionary<string, AttributeValue>> Item(string lobby)
    {
        using var table = new EditedTable(Cloud);
        return await table.Get(lobby);
    }

    /// <param name="What">What it is, for the error message.</param>
    /// <param name="Text">The text that gives it away.</param>
    /// <param name="Known">The players who may know it.</param>
    private sealed record Secret(string What, string Text, Player[] Known)
    {
        /// <summary>Also fails when nobody received what someone should have, because then the story does not test it.</summary>
        public void AssertKept(Player[] everyone)
        {
            foreach (var player in everyone.Except(Known))
                Assert.True(FrameOf(player) is null, $"{player.Name} received {What}: {FrameOf(player)}");

            if (Known.Length > 0) Assert.True(Known.Any(player => FrameOf(player) is not null), $"Nobody received {What}.");
        }

        private string? FrameOf(Player player) =>
            player.Received.FirstOrDefault(frame => frame.Contains(Text, StringComparison.Ordinal));
    }
}
