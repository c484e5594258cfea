using Amazon.DynamoDBv2.Model;
using GameLobby.EndToEnd.Tests.Client;
using GameLobby.EndToEnd.Tests.Running;
using Xunit.Abstractions;

namespace GameLobby.EndToEnd.Tests;

public sealed class EditingTheTable(LocalCloudProcess cloud, ITestOutputHelper output) : EndToEndTest(cloud, output), IDisposable
{
    private readonly EditedTable table = new(cloud);

    [Fact]
    public async Task A_member_whom_an_edit_removes_gets_a_removal_and_the_others_a_change()
    {
        var (ada, grace) = await Pair();
        var item = await table.Get(ada.Lobby.LobbyId);
        item["members"].L.RemoveAt(1);
        item["host"] = new AttributeValue(grace.Id);

        await table.Put(item);

        Assert.Equal("edited", (string)(await grace.Push("lobby.removed"))["reason"]!);
        Assert.Equal("edited", (string)(await ada.Change("member.left"))["reason"]!);
        var lobby = await ada.WaitUntil(it => !it.Has(grace));
        Assert.Equal(ada.Id, lobby.HostId);
        Assert.True(lobby.IsEquivalentTo(await ada.Get()));
        await grace.Create();
    }

    [Fact]
    public async Task Edits_among_requests_reach_each_member_and_everyone_holds_the_stored_lobby()
    {
        var (ada, grace) = await Pair();
        for (var n = 0; n < 8; n++)
        {
            await Task.WhenAll(
                table.Set(ada.Lobby.LobbyId, "settings.name", new AttributeValue($"Edited {n}")),
                grace.Ready(n % 2 == 0),
                ada.Ready(n % 3 == 0));
        }

        // Requests that have not seen an edit may overwrite it.
        await Wait.Until(async () =>
        {
            await table.Set(ada.Lobby.LobbyId, "settings.name", new AttributeValue("The last edit"));
            return ada.Lobby.Name == "The last edit" && grace.Lobby.Name == "The last edit";
        });
        await WaitUntilAllHoldTheStoredLobby(ada, grace);
    }

    [Fact]
    public async Task A_lowered_version_is_raised_and_later_changes_arrive()
    {
        var (ada, grace) = await Pair();
        await grace.WaitUntil(it => it.Version == ada.Lobby.Version);
        var version = ada.Lobby.Version;

        await table.Set(ada.Lobby.LobbyId, "version", new AttributeValue { N = "1" });
        await ada.WaitUntil(it => it.Version == version + 1);
        await grace.Ready();

        await ada.WaitUntil(it => it.Of(grace).IsReady);
        await WaitUntilAllHoldTheStoredLobby(ada, grace);
    }

    [Fact]
    public async Task A_deleted_lobby_closes_and_frees_its_players_and_its_code()
    {
        var (ada, grace) = await Pair();
        var (lobby, code) = (ada.Lobby.LobbyId, ada.Lobby.Code);

        await table.Delete(lobby);

        foreach (var player in new[] { ada, grace })
            Assert.Equal("deleted", (string)(await player.Push("lobby.closed", push => (string)push["lobbyId"]! == lobby))["reason"]!);
        Assert.Null((await ada.Request("session.hello"))["lobby"]);
        Assert.Equal("not_found", (await grace.Send("lobby.join", new { code })).Code);
        await grace.Join(await ada.Create());
    }

    [Fact]
    public async Task A_deleted_lobby_that_is_put_back_continues()
    {
        var (ada, grace) = await Pair();
        var backup = await table.Get(ada.Lobby.LobbyId);
        await table.Delete(ada.Lobby.LobbyId);
        await grace.Push("lobby.closed");
        await grace.Create();

        await table.Put(backup);

        await Wait.Until(async () => (await ada.Request("session.hello"))["lobby"] is { } back && back["members"]!.AsArray().Count == 1);
        var back = await ada.Get();
        Assert.True(back.Version > ada.Lobby.Version - 1);
        Assert.Equal(backup["code"].S, back.Code);
    }

    [Theory]
    [InlineData("version")]
    [InlineData("settings")]
    [InlineData("code")]
    public async Task Members_of_an_unreadable_lobby_are_free_and_it_heals_when_it_is_mended(string attribute)
    {
        var (ada, grace) = await Pair();
        var carol = await Newcomer("Carol");
        await carol.Join(ada.Lobby);
        await ada.WaitUntil(it => it.Has(carol));
        var good = await table.Get(ada.Lobby.LobbyId);
        await table.Remove(ada.Lobby.LobbyId, attribute);

        // A process that has not seen the edit may overwrite it, as any change may; then there is nothing to mend.
        await carol.Send("lobby.leave");
        await grace.Send("lobby.leave");
        await grace.Create();
        Assert.NotEqual("internal", (await ada.Send("member.ready", new { ready = true })).Code);
        Assert.NotEqual("internal", (await carol.Send("lobby.join", new { lobbyId = ada.Lobby.LobbyId })).Code);

        good["settings"].M["name"] = new AttributeValue("Mended");
        await table.Put(good);

        await ada.WaitUntil(it => it.Name == "Mended" && !it.Has(grace));
        await ada.Ready();
        await WaitUntilAllHoldTheStoredLobby(ada);
    }

    private static Task WaitUntilAllHoldTheStoredLobby(params Player[] players) => Wait.Until(async () =>
    {
        var stored = await players[0].Get();
        return players.All(player => player.Lobby.IsEquivalentTo(stored));
    });

    public void Dispose() => table.Dispose();
}
