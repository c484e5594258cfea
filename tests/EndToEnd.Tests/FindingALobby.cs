using System.Text.Json.Nodes;
using GameLobby.EndToEnd.Tests.Client;
using GameLobby.EndToEnd.Tests.Running;
using Xunit.Abstractions;

namespace GameLobby.EndToEnd.Tests;

/// <summary>Every test uses its own mode, since all tests share one service.</summary>
public sealed class FindingALobby(LocalCloudProcess cloud, ITestOutputHelper output) : EndToEndTest(cloud, output)
{
    private readonly string mode = $"mode-{Guid.NewGuid():N}"[..20];

    [Fact]
    public async Task Public_lobbies_with_room_are_found_and_joined()
    {
        var (ada, grace) = (await Newcomer("Ada"), await Newcomer("Grace"));
        var lobby = await ada.Create(new { mode, region = "eu", data = new { map = "dust", _seed = "7" } });
        await (await Newcomer("Cleo")).Create(new { mode, visibility = "private" });
        await (await Newcomer("Dan")).Create(new { mode, maxPlayers = 1 });

        var found = Assert.Single(await Found(grace, new { mode }));

        Assert.Equal(lobby.LobbyId, (string?)found["lobbyId"]);
        Assert.Equal(("Ada", 1, 0), ((string?)found["hostName"], (int)found["players"]!, (int)found["spectators"]!));
        Assert.Equal("""{"map":"dust"}""", found["data"]!.ToJsonString());
        Assert.All(new[] { "members", "match", "code" }, hidden => Assert.False(found.AsObject().ContainsKey(hidden)));
        Assert.True((await grace.Send("lobby.join", new { lobbyId = lobby.LobbyId })).IsOk);
    }

    [Fact]
    public async Task A_search_is_narrowed_by_region_text_and_filters_and_sorted()
    {
        var (ada, grace) = (await Newcomer("Ada"), await Newcomer("Grace"));
        await ada.Create(new { mode, region = "eu", name = "Friday Night", data = new { level = "9" } });
        await grace.Create(new { mode, region = "us", name = "Saturday", maxPlayers = 2, data = new { level = "10" } });
        var searcher = await Newcomer("Cleo");

        async Task<IEnumerable<string?>> Names(object search) => (await Found(searcher, search)).Select(lobby => (string?)lobby["name"]);

        Assert.Equal(["Friday Night"], await Names(new { mode, region = "eu" }));
        Assert.Equal(["Friday Night"], await Names(new { mode, text = "day n" }));
        Assert.Equal(["Saturday"], await Names(new { mode, filters = new[] { new { key = "level", op = "gt", value = "9" } } }));
        Assert.Equal(["Saturday", "Friday Night"], await Names(new { mode, sort = "fullest" }));
        Assert.Equal(["Friday Night", "Saturday"], await Names(new { mode, sort = "emptiest" }));
        Assert.Equal(["Friday Night", "Saturday"], await Names(new { mode, sort = "oldest" }));
        Assert.Equal(["Saturday", "Friday Night"], await Names(new { mode, sort = "newest" }));
    }

    [Fact]
    public async Task A_cursor_fetches_the_next_page_of_its_own_search_only()
    {
        foreach (var player in await Newcomers(3)) await player.Create(new { mode });
        var searcher = await Newcomer("Cleo");

        var first = (await searcher.Send("lobby.search", new { mode, limit = 2 })).Data;
        var cursor = (string)first["cursor"]!;
        var second = (await searcher.Send("lobby.search", new { mode, limit = 2, cursor })).Data;

        var found = first["items"]!.AsArray().Concat(second["items"]!.AsArray()).Select(lobby => (string)lobby!["lobbyId"]!);
        Assert.Equal(3, found.Distinct().Count());
        Assert.Null(second["cursor"]);
        Assert.Equal("invalid_request", (await searcher.Send("lobby.search", new { mode, sort = "oldest", cursor })).Code);
        var tampered = (cursor[0] == 'A' ? "B" : "A") + cursor[1..];
        Assert.Equal("invalid_request", (await searcher.Send("lobby.search", new { mode, limit = 2, cursor = tampered })).Code);
    }

    [Fact]
    public async Task Quick_join_fills_the_fullest_lobby_and_creates_one_when_none_fits()
    {
        var (ada, grace, cleo) = (await Newcomer("Ada"), await Newcomer("Grace"), await Newcomer("Cleo"));
        var createIfNone = new { name = "Quick", mode, maxPlayers = 2 };

        Assert.Equal("not_found", (await ada.Send("lobby.quickJoin", new { mode })).Code);
        var opened = (await ada.Send("lobby.quickJoin", new { mode, createIfNone })).Data;
        var joined = (await grace.Send("lobby.quickJoin", new { mode, createIfNone })).Data;
        var next = (await cleo.Send("lobby.quickJoin", new { mode, createIfNone })).Data;

        Assert.Equal([true, false, true], new[] { opened, joined, next }.Select(reply => (bool)reply["created"]!));
        Assert.Equal(Id(opened), Id(joined));
        Assert.NotEqual(Id(opened), Id(next));

        static string Id(JsonObject reply) => (string)reply["lobby"]!["lobbyId"]!;
    }

    [Fact]
    public async Task Players_that_quick_join_at_once_all_get_a_seat_and_overfill_no_lobby()
    {
        var players = await Newcomers(9);

        var replies = await Task.WhenAll(players.Select(player =>
            player.Send("lobby.quickJoin", new { mode, createIfNone = new { name = "Quick", mode, maxPlayers = 3 } })));

        Assert.All(replies, reply => Assert.True(reply.IsOk, reply.Frame.ToJsonString()));
        var searcher = await Newcomer("Cleo");
        var lobbies = await Found(searcher, new { mode, hasSlots = false, limit = 100 });
        Assert.Equal(9, lobbies.Sum(lobby => (int)lobby["players"]!));
        Assert.All(lobbies, lobby => Assert.InRange((int)lobby["players"]!, 1, 3));
    }

    [Fact]
    public async Task A_watcher_sees_lobbies_open_change_and_go()
    {
        var (ada, watcher) = (await Newcomer("Ada"), await Newcomer("Grace"));
        Assert.Empty((await watcher.Send("lobby.watch", new { mode })).Data["items"]!.AsArray());

        var lobby = await ada.Create(new { mode });
        await watcher.Push("browser.changed", push => Upserted(push).Any(it => Is(it, lobby)));
        await ada.Send("lobby.update", new { name = "Saturday" });
        await watcher.Push("browser.changed", push => Upserted(push).Any(it => Is(it, lobby) && (string)it["name"]! == "Saturday"));
        await ada.Send("lobby.update", new { visibility = "private" });
        await watcher.Push("browser.changed", push => push["removed"]!.AsArray().Any(id => (string)id! == lobby.LobbyId));

        Assert.All(
            watcher.Pushes.Where(push => (string)push["type"]! == "browser.changed"),
            push => Assert.Equal(mode, (string)push["mode"]!));
    }

    [Fact]
    public async Task A_watcher_sees_how_many_players_are_online()
    {
        var (ada, grace, watcher) = (await Newcomer("Ada"), await Newcomer("Grace"), await Newcomer("Cleo"));
        await watcher.Send("lobby.watch", new { mode });
        var lobby = await ada.Create(new { mode });
        await grace.Join(lobby);
        await watcher.Push("browser.changed", push => Upserted(push).Any(it => Is(it, lobby) && (int)it["online"]! == 2));

        grace.LoseNetwork();

        await watcher.Push(
            "browser.changed",
            push => Upserted(push).Any(it => Is(it, lobby) && ((int)it["players"]!, (int)it["online"]!) is (2, 1)));
    }

    [Fact]
    public async Task A_watcher_receives_many_changes_in_few_frames()
    {
        var (ada, watcher) = (await Newcomer("Ada"), await Newcomer("Grace"));
        await ada.Create(new { mode });
        await watcher.Send("lobby.watch", new { mode });

        for (var n = 1; n <= 20; n++) await ada.Send("lobby.update", new { name = $"{n}" });

        await watcher.Push("browser.changed", push => Upserted(push).Any(it => (string)it["name"]! == "20"));
        Assert.InRange(watcher.Pushes.Count(push => (string)push["type"]! == "browser.changed"), 1, 5);
    }

    [Fact]
    public async Task A_subscription_ends_on_request_or_with_its_connection()
    {
        var (ada, stays, stops, leaves) = (await Newcomer("Ada"), await Newcomer("Grace"), await Newcomer("Cleo"), await Newcomer("Dan"));
        foreach (var watcher in new[] { stays, stops, leaves }) await watcher.Send("lobby.watch", new { mode });
        Assert.True((await stops.Send("lobby.unwatch", new { mode })).IsOk);
        leaves.LoseNetwork();
        var back = await Reconnect(leaves);

        var lobby = await ada.Create(new { mode });

        await stays.Push("browser.changed", push => Upserted(push).Any(it => Is(it, lobby)));
        Assert.All(
            new[] { stops, back },
            player => Assert.DoesNotContain(player.Pushes, push => (string)push["type"]! == "browser.changed"));
    }

    private static IEnumerable<JsonNode> Upserted(JsonObject push) => push["upserted"]!.AsArray().Select(lobby => lobby!);

    private static bool Is(JsonNode summary, Snapshot lobby) => (string)summary["lobbyId"]! == lobby.LobbyId;

    private static async Task<IReadOnlyList<JsonNode>> Found(Player player, object search) =>
        [.. (await player.Send("lobby.search", search)).Data["items"]!.AsArray().Select(lobby => lobby!)];
}
