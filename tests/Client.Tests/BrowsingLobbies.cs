using GameLobby.Client.Tests.Fakes;

namespace GameLobby.Client.Tests;

public sealed class BrowsingLobbies : IDisposable
{
    private readonly ClientHarness harness = new();
    private readonly ILobbyBrowser browser;

    public BrowsingLobbies()
    {
        harness.GoOnline();
        browser = harness.Client.BrowseLobbies("ctf");
    }

    private IEnumerable<string> Shown => browser.Lobbies.Select(lobby => $"{lobby.LobbyId} {lobby.Version}");

    public void Dispose()
    {
        browser.Dispose();
        harness.Dispose();
    }

    [Fact]
    public async Task The_list_is_sorted_newest_first_and_follows_pushes()
    {
        await ReplyWithList(Snapshots.Summary("a", 1, 1), Snapshots.Summary("b", 1, 2));
        Assert.Equal(["b 1", "a 1"], Shown);
        ReceivePush([Snapshots.Summary("c", 1, 3), Snapshots.Summary("a", 2, 1)], "b");
        Assert.Equal(["c 1", "a 2"], Shown);
    }

    [Fact]
    public async Task A_push_received_before_the_list_is_not_overwritten_by_it()
    {
        ReceivePush([Snapshots.Summary("a", 3, 1)], "b");
        await ReplyWithList(Snapshots.Summary("a", 1, 1), Snapshots.Summary("b", 1, 2));
        Assert.Equal(["a 3"], Shown);
    }

    [Fact]
    public async Task A_lobby_removed_and_listed_again_before_the_list_arrives_is_shown()
    {
        ReceivePush([], "a");
        ReceivePush([Snapshots.Summary("a", 3)]);
        await ReplyWithList(Snapshots.Summary("a", 4));
        Assert.Equal(["a 4"], Shown);
    }

    [Fact]
    public async Task A_new_connection_watches_the_list_again()
    {
        await ReplyWithList(Snapshots.Summary("a", 1));
        harness.LatestSocket.Drop();
        harness.Advance(250);
        harness.AcceptConnection();
        Assert.Single(harness.LatestSocket.Requests("lobby.watch"));
        await ReplyWithList(Snapshots.Summary("b", 1));
        Assert.Equal(["b 1"], Shown);
    }

    [Fact]
    public async Task A_refused_list_sets_Failure_until_a_list_arrives()
    {
        var failed = new TaskCompletionSource<LobbyException>(TaskCreationOptions.RunContinuationsAsynchronously);
        browser.Failed += failed.SetResult;
        var socket = harness.LatestSocket;
        socket.Refuse(socket.Requests("lobby.watch")[^1].Id, ErrorCodes.InvalidRequest, new { mode = new[] { "It is empty." } });
        var failure = await failed.Task.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(ErrorCodes.InvalidRequest, failure.Code);
        Assert.Same(failure, browser.Failure);

        harness.LatestSocket.Drop();
        harness.Advance(250);
        harness.AcceptConnection();
        await ReplyWithList(Snapshots.Summary("a", 1));
        Assert.Null(browser.Failure);
    }

    [Fact]
    public async Task A_browser_ignores_pushes_for_other_regions()
    {
        await ReplyWithList();
        harness.LatestSocket.Receive(new BrowserChangedPush { Mode = "ctf", Region = "eu", Upserted = [Snapshots.Summary("a", 1)] });
        Assert.Empty(Shown);
    }

    [Fact]
    public async Task A_disposed_browser_stops_watching_and_raises_no_more_events()
    {
        await ReplyWithList();
        browser.Changed += _ => Assert.Fail("A disposed browser raised Changed.");
        browser.Dispose();
        Assert.Equal("""{"mode":"ctf"}""", harness.LatestSocket.Requests("lobby.unwatch")[0].Data.GetRawText());
        ReceivePush([Snapshots.Summary("a", 1)]);
        Assert.Empty(Shown);
    }

    /// <summary>Replies to the latest request for the list, and waits until the browser raises <c>Changed</c>.</summary>
    private async Task ReplyWithList(params LobbySummary[] items)
    {
        var changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        browser.Changed += _ => changed.TrySetResult();
        harness.LatestSocket.Reply(harness.LatestSocket.Requests("lobby.watch")[^1].Id, new { items = items.Select(Json) });
        await changed.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    private void ReceivePush(LobbySummary[] upserted, params string[] removed) =>
        harness.LatestSocket.Receive(new BrowserChangedPush { Mode = "ctf", Upserted = upserted, Removed = removed });

    private static System.Text.Json.JsonElement Json(LobbySummary lobby) => Wire.Element(lobby, WireJson.Default.LobbySummary);
}
