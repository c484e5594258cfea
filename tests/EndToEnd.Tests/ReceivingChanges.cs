using System.Text.Json.Nodes;
using GameLobby.EndToEnd.Tests.Client;
using GameLobby.EndToEnd.Tests.Running;
using Xunit.Abstractions;

namespace GameLobby.EndToEnd.Tests;

public sealed class ReceivingChanges(LocalCloudProcess cloud, ITestOutputHelper output) : EndToEndTest(cloud, output)
{
    [Fact]
    public async Task Every_version_reaches_every_member_exactly_once_and_in_order()
    {
        var (ada, grace, alan) = (await Newcomer("Ada"), await Newcomer("Grace"), await Newcomer("Alan"));
        Player[] players = [ada, grace, alan];
        var lobby = await ada.Create();
        await grace.Join(lobby);
        await alan.Join(lobby);
        foreach (var player in players) await player.WaitUntil(it => it.Members.Count == 3);
        var settled = players.ToDictionary(player => player, player => player.Lobby.Version);

        await Task.WhenAll(players.Select(async player =>
        {
            for (var turn = 0; turn < 10; turn++) await player.Ready(turn % 2 == 0);
        }));

        var last = lobby.Version + 2 + 30;
        foreach (var player in players)
        {
            await player.WaitUntil(it => it.Version == last);
            var heard = player.ReceivedChanges.Where(push => Version(push) > settled[player]);
            Assert.Equal(Chain(settled[player], last, player), heard.Select(Step));
            Assert.Equal(0, player.Repairs);
        }
    }

    [Fact]
    public async Task Applying_all_pushes_leads_to_the_lobby_that_a_request_returns()
    {
        var (ada, grace, alan) = (await Newcomer("Ada"), await Newcomer("Grace"), await Newcomer("Alan"));
        var lobby = await ada.Create(new { allowSpectators = true, countdownSeconds = 0, data = new { _seed = "42" } });
        grace.Take((await grace.Send("lobby.join", new { code = lobby.Code, memberData = new { level = "12", _mmr = "1800" } })).Snapshot);
        await alan.Watch(lobby);
        await Task.WhenAll(ada.Ready(), grace.Ready());
        await ada.Send("match.start");
        await ada.WaitUntil(it => it.Status == "inMatch");
        await ada.Send("match.end");
        await Task.WhenAll(ada.Ready(), grace.Ready());
        grace.LoseNetwork();
        await ada.WaitUntil(it => !it.Of(grace).IsOnline);
        await ada.Leave();

        await alan.WaitUntil(it => !it.Has(ada));
        Assert.Equal(grace.Id, alan.Lobby.HostId);
        Assert.True(alan.Lobby.IsEquivalentTo(await alan.Get()), $"{alan.Lobby}\n{await alan.Get()}");

        var back = await Reconnect(grace);
        await alan.WaitUntil(it => it.Of(grace).IsOnline);
        Assert.True(back.Lobby.IsEquivalentTo(await back.Get()), $"{back.Lobby}\n{await back.Get()}");
        Assert.True(alan.Lobby.IsEquivalentTo(await alan.Get()), $"{alan.Lobby}\n{await alan.Get()}");
    }

    [Fact]
    public async Task Private_data_of_a_member_reaches_that_member_and_the_host_only()
    {
        var (ada, grace, alan) = (await Newcomer("Ada"), await Newcomer("Grace"), await Newcomer("Alan"));
        var lobby = await ada.Create();
        await alan.Join(lobby);
        var joined = await grace.Send("lobby.join", new { code = lobby.Code, memberData = new { level = "12", _mmr = "1800" } });

        var everything = """{"_mmr":"1800","level":"12"}""";
        Assert.Equal(everything, Data(joined.Snapshot, grace));
        Assert.Equal(everything, Data(await ada.WaitUntil(it => it.Has(grace)), grace));
        Assert.Equal("""{"level":"12"}""", Data(await alan.WaitUntil(it => it.Has(grace)), grace));

        await ada.Leave();
        Assert.Equal(everything, Data(await alan.WaitUntil(it => it.HostId == alan.Id), grace));
    }

    /// <summary>Version ranges of the pushes; one push may cover several versions, without gaps.</summary>
    private static IEnumerable<(long Previous, long Version)> Chain(long from, long to, Player player)
    {
        var ends = player.ReceivedChanges.Select(Version).Where(version => version > from).Distinct().Order().ToArray();
        Assert.Equal(to, ends[^1]);
        return ends.Prepend(from).Zip(ends);
    }

    private static (long Previous, long Version) Step(JsonObject push) => ((long)push["previous"]!, Version(push));

    private static long Version(JsonObject push) => (long)push["version"]!;

    private static string Data(Snapshot lobby, Player player) =>
        new JsonObject(lobby.Of(player).Json["data"]!.AsObject().OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone()))).ToJsonString();
}
