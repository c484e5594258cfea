using GameLobby.Application.Finding;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Builders;
using GameLobby.TestKit.Hosting;
using static GameLobby.TestKit.Builders.People;

namespace GameLobby.Application.Tests.Finding;

public sealed class Searching : IDisposable
{
    private readonly TestHost host = new();
    private int hosts;

    [Fact]
    public async Task A_search_lists_lobbies_with_room_and_the_newest_first()
    {
        await Open("old");
        await Open("full", create => create with { MaxPlayers = 1 });
        await Open("new");

        Assert.Equal(["new", "old"], await Names(new SearchLobbies()));
        Assert.Equal(["new", "full", "old"], await Names(new SearchLobbies { HasSlots = false }));
    }

    [Fact]
    public async Task Private_invite_only_and_closed_lobbies_are_never_found()
    {
        await Open("private", create => create with { Visibility = Visibility.Private });
        await Open("invite", create => create with { Visibility = Visibility.Invite });
        var (closed, clients) = await host.Gather(Dan);
        await clients[0].Done(new LeaveLobby());

        Assert.Empty(await Names(new SearchLobbies { HasSlots = false }));
        Assert.True((await host.Stored(closed)).IsClosed);
    }

    [Fact]
    public async Task Mode_and_region_are_optional_search_criteria()
    {
        await Open("ctf, anywhere");
        await Open("ctf, eu", create => create with { Region = "eu" });
        await Open("duel, eu", create => create with { Mode = "duel", Region = "eu" });

        Assert.Equal(["ctf, eu", "ctf, anywhere"], await Names(new SearchLobbies { Mode = "ctf" }));
        Assert.Equal(["duel, eu", "ctf, eu"], await Names(new SearchLobbies { Region = "eu" }));
        Assert.Equal(["ctf, eu"], await Names(new SearchLobbies { Mode = "ctf", Region = "eu" }));
    }

    [Fact]
    public async Task A_search_text_matches_part_of_the_name_in_any_case()
    {
        await Open("Friday Night");
        await Open("Saturday");

        Assert.Equal(["Friday Night"], await Names(new SearchLobbies { Text = "day n" }));
    }

    [Theory]
    [InlineData("level", FilterOp.Eq, "10", "10")]
    [InlineData("level", FilterOp.Eq, "10.0", "10")]
    [InlineData("level", FilterOp.Ne, "10", "none", "x", "9")]
    [InlineData("level", FilterOp.Lt, "10", "9")]
    [InlineData("level", FilterOp.Le, "10", "10", "9")]
    [InlineData("level", FilterOp.Gt, "9", "x", "10")]
    [InlineData("level", FilterOp.Ge, "9", "x", "10", "9")]
    [InlineData("nothing", FilterOp.Ne, "1", "none", "x", "10", "9")]
    [InlineData("nothing", FilterOp.Lt, "1")]
    [InlineData("_secret", FilterOp.Eq, "s")]
    public async Task A_filter_compares_numbers_as_numbers_and_other_values_as_text(
        string key, FilterOp op, string value, params string[] found)
    {
        foreach (var level in new[] { "9", "10", "x" })
            await Open(level, create => create with { Data = new Dictionary<string, string?> { ["level"] = level, ["_secret"] = "s" } });
        await Open("none");

        Assert.Equal(found, await Names(new SearchLobbies { Filters = [new DataFilter(key, op, value)] }));
    }

    [Fact]
    public async Task Search_results_are_in_the_requested_order()
    {
        await Open("half", create => create with { MaxPlayers = 2 });
        await Open("quarter", create => create with { MaxPlayers = 4 });
        await Open("third", create => create with { MaxPlayers = 3 });

        Assert.Equal(["half", "quarter", "third"], await Names(new SearchLobbies { Sort = LobbySort.Oldest }));
        Assert.Equal(["half", "third", "quarter"], await Names(new SearchLobbies { Sort = LobbySort.Fullest }));
        Assert.Equal(["quarter", "third", "half"], await Names(new SearchLobbies { Sort = LobbySort.Emptiest }));
    }

    [Fact]
    public async Task Cursors_page_through_the_results_while_lobbies_open_and_close()
    {
        var lobbies = new List<Client>();
        for (var n = 1; n <= 5; n++) lobbies.Add(await Open($"{n}"));
        var searcher = await host.Connect(Ada);
        var search = new SearchLobbies { Limit = 2 };

        var first = await searcher.Done(search);
        await Open("6");
        await lobbies[2].Done(new LeaveLobby());
        var second = await searcher.Done(search with { Cursor = first.Cursor });

        Assert.Equal(["5", "4", "2", "1"], first.Items.Concat(second.Items).Select(lobby => lobby.Name));
        Assert.NotNull(first.Cursor);
        Assert.Null(second.Cursor);
    }

    [Fact]
    public async Task A_cursor_is_valid_only_for_its_own_search()
    {
        for (var n = 1; n <= 3; n++) await Open($"{n}");
        var searcher = await host.Connect(Ada);
        var search = new SearchLobbies { Mode = "ctf", Limit = 1 };
        var cursor = (await searcher.Done(search)).Cursor!;

        SearchLobbies[] others =
        [
            search with { Mode = null },
            search with { Region = "eu" },
            search with { Text = "1" },
            search with { HasSlots = false },
            search with { Sort = LobbySort.Oldest },
            search with { Filters = [new DataFilter("map", FilterOp.Ne, "dust")] },
        ];
        foreach (var other in others) Assert.Equal("invalid_request", (await searcher.Send(other with { Cursor = cursor })).Error!.Code);
        Assert.False((await searcher.Send(search with { Cursor = cursor, Limit = 100 })).IsRefused);
    }

    [Fact]
    public async Task A_cursor_with_any_character_changed_is_refused()
    {
        for (var n = 1; n <= 2; n++) await Open($"{n}");
        var searcher = await host.Connect(Ada);
        var search = new SearchLobbies { Limit = 1 };
        var cursor = (await searcher.Done(search)).Cursor!;

        for (var n = 0; n < cursor.Length; n++)
        {
            var tampered = cursor[..n] + (cursor[n] == 'A' ? 'B' : 'A') + cursor[(n + 1)..];
            Assert.Equal("invalid_request", (await searcher.Send(search with { Cursor = tampered })).Error!.Code);
        }

        Assert.Equal("invalid_request", (await searcher.Send(search with { Cursor = "no cursor" })).Error!.Code);
        Assert.Equal("invalid_request", (await searcher.Send(search with { Cursor = cursor[..^2] })).Error!.Code);
    }

    [Fact]
    public async Task A_narrow_search_continues_from_its_cursor_where_it_stopped()
    {
        await Open("needle");
        foreach (var number in Enumerable.Range(0, 1000)) Straw(number);
        var searcher = await host.Connect(Ada);
        var search = new SearchLobbies { Text = "needle" };

        var first = await searcher.Done(search);
        var second = await searcher.Done(search with { Cursor = first.Cursor });

        Assert.Empty(first.Items);
        Assert.Equal("needle", Assert.Single(second.Items).Name);
        Assert.Null(second.Cursor);
    }

    [Fact]
    public async Task A_page_of_search_results_never_exceeds_a_frame()
    {
        var heavy = Enumerable.Range(0, 30).ToDictionary(n => $"key{n}", string? (_) => new string('x', 120));
        for (var n = 0; n < 40; n++) await Open($"{n}", create => create with { Data = heavy });
        var searcher = await host.Connect(Ada);

        var first = await searcher.Done(new SearchLobbies { Limit = 100 });
        var second = await searcher.Done(new SearchLobbies { Limit = 100, Cursor = first.Cursor });

        Assert.InRange(first.Items.Count, 20, 30);
        Assert.Equal(40, first.Items.Concat(second.Items).Select(lobby => lobby.LobbyId).Distinct().Count());
    }

    private void Straw(int number) => host.Table.Put(Lobby.Create(
        new LobbyId($"straw-{number:D4}"), ALobby.Code, ALobby.Settings with { Name = "straw" }, AMember.Of(Eve), host.Clock.GetUtcNow()));

    private async Task<IEnumerable<string>> Names(SearchLobbies search) =>
        (await (await host.Connect(Ada)).Done(search)).Items.Select(lobby => lobby.Name);

    /// <summary>Opens a lobby one second after the previous one.</summary>
    private async Task<Client> Open(string name, Func<CreateLobby, CreateLobby>? with = null)
    {
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        var client = await host.Connect(new PlayerId($"host-{++hosts}"));
        await client.Done((with ?? (create => create))(Scenes.Create with { Name = name }));
        return client;
    }

    public void Dispose() => host.Dispose();
}
