using GameLobby.Client.Tests.Fakes;

namespace GameLobby.Client.Tests;

public sealed class BrowsingLobbies : IDisposable
{
    private readonly World world = new();
    private readonly LobbyBrowser browser;

    public BrowsingLobbies()
    {
        world.Online();
        browser = world.Client.Browse(new("ctf"));
    }

    private IEnumerable<string> Shown => browser.Lobbies.Select(lobby => $"{lobby.LobbyId} {lobby.Version}");

    public void Dispose()
    {
        browser.Dispose();
        world.Dispose();
    }

    [Fact]
    public async Task The_list_is_the_newest_first_and_follows_what_changes()
    {
        await Answer(Snapshots.Summary("a", 1, 1), Snapshots.Summary("b", 1, 2));
        Assert.Equal(["b 1", "a 1"], Shown);
        Changed([Snapshots.Summary("c", 1, 3), Snapshots.Summary("a", 2, 1)], "b");
        Assert.Equal(["c 1", "a 2"], Shown);
    }

    [Fact]
    public async Task What_is_told_while_the_list_is_under_way_is_not_undone_by_it()
    {
        Changed([Snapshots.Summary("a", 3, 1)], "b");
        await Answer(Snapshots.Summary("a", 1, 1), Snapshots.Summary("b", 1, 2));
        Assert.Equal(["a 3"], Shown);
    }

    [Fact]
    public async Task A_lobby_that_is_back_while_the_list_is_under_way_is_shown()
    {
        Changed([], "a");
        Changed([Snapshots.Summary("a", 3)]);
        await Answer(Snapshots.Summary("a", 4));
        Assert.Equal(["a 4"], Shown);
    }

    [Fact]
    public async Task A_new_socket_watches_again()
    {
        await Answer(Snapshots.Summary("a", 1));
        world.Last.Drop();
        world.Pass(250);
        world.Greet();
        Assert.Single(world.Last.Requests("lobby.watch"));
        await Answer(Snapshots.Summary("b", 1));
        Assert.Equal(["b 1"], Shown);
    }

    [Fact]
    public async Task A_list_that_is_refused_is_told_to_be_until_there_is_one()
    {
        var told = new TaskCompletionSource<LobbyException>(TaskCreationOptions.RunContinuationsAsynchronously);
        browser.Failed += told.SetResult;
        world.Last.Refuse(world.Last.Requests("lobby.watch")[^1].Id, ErrorCodes.InvalidRequest, new { mode = new[] { "It is empty." } });
        var failure = await told.Task.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(ErrorCodes.InvalidRequest, failure.Code);
        Assert.Same(failure, browser.Failure);

        world.Last.Drop();
        world.Pass(250);
        world.Greet();
        await Answer(Snapshots.Summary("a", 1));
        Assert.Null(browser.Failure);
    }

    [Fact]
    public async Task Other_lists_are_none_of_its_business()
    {
        await Answer();
        world.Last.Receive(new BrowserChangedPush { Mode = "ctf", Region = "eu", Upserted = [Snapshots.Summary("a", 1)] });
        Assert.Empty(Shown);
    }

    [Fact]
    public async Task Closed_it_is_watched_no_more()
    {
        await Answer();
        browser.Changed += _ => Assert.Fail("Nobody listens any more.");
        browser.Dispose();
        Assert.Equal("""{"mode":"ctf"}""", world.Last.Requests("lobby.unwatch")[0].Data.GetRawText());
        Changed([Snapshots.Summary("a", 1)]);
        Assert.Empty(Shown);
    }

    /// <summary>Answers the last request for the list, and waits until it is shown.</summary>
    private async Task Answer(params LobbySummary[] items)
    {
        var shown = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        browser.Changed += _ => shown.TrySetResult();
        world.Last.Reply(world.Last.Requests("lobby.watch")[^1].Id, new { items = items.Select(Json) });
        await shown.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    private void Changed(LobbySummary[] upserted, params string[] removed) =>
        world.Last.Receive(new BrowserChangedPush { Mode = "ctf", Upserted = upserted, Removed = removed });

    private static System.Text.Json.JsonElement Json(LobbySummary lobby) => Wire.Element(lobby, WireJson.Default.LobbySummary);
}
