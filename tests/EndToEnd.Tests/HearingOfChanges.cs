using System.Text.Json.Nodes;
using GameLobby.EndToEnd.Tests.Client;
using GameLobby.EndToEnd.Tests.Running;
using Xunit.Abstractions;

namespace GameLobby.EndToEnd.Tests;

public sealed class HearingOfChanges(LocalCloudProcess cloud, ITestOutputHelper output) : Story(cloud, output)
{
    [Fact]
    public async Task Every_version_reaches_every_member_exactly_once_and_in_order()
    {
        var (ada, grace, alan) = (await Newcomer("Ada"), await Newcomer("Grace"), await Newcomer("Alan"));
        Player[] players = [ada, grace, alan];
        var lobby = await ada.Create();
        await grace.Join(lobby);
        await alan.Join(lobby);
        foreach (var player in players) await player.Sees(it => it.Members.Count == 3);
        var settled = players.ToDictionary(player => player, player => player.Lobby.Version);

        await Task.WhenAll(players.Select(async player =>
        {
            for (var turn = 0; turn < 10; turn++) await player.Ready(turn % 2 == 0);
        }));

        var last = lobby.Version + 2 + 30;
        foreach (var player in players)
        {
            await player.Sees(it => it.Version == last);
            var heard = player.ChangesHeard.Where(push => Version(push) > settled[player]);
            Assert.Equal(Chain(settled[player], last, player), heard.Select(Step));
            Assert.Equal(0, player.Repairs);
        }
    }

    [Fact]
    public async Task What_pushes_left_is_what_the_lobby_is()
    {
        var (ada, grace, alan) = (await Newcomer("Ada"), await Newcomer("Grace"), await Newcomer("Alan"));
        var lobby = await ada.Create(new { allowSpectators = true, countdownSeconds = 0, data = new { _seed = "42" } });
        grace.Take((await grace.Send("lobby.join", new { code = lobby.Code, memberData = new { level = "12", _mmr = "1800" } })).Snapshot);
        await alan.Watch(lobby);
        await Task.WhenAll(ada.Ready(), grace.Ready());
        await ada.Send("match.start");
        await ada.Sees(it => it.Status == "inMatch");
        await ada.Send("match.end");
        await Task.WhenAll(ada.Ready(), grace.Ready());
        grace.Lose();
        await ada.Sees(it => !it.Of(grace).IsOnline);
        await ada.Leave();

        await alan.Sees(it => !it.Has(ada));
        Assert.Equal(grace.Id, alan.Lobby.HostId);
        Assert.True(alan.Lobby.SaysTheSameAs(await alan.Get()), $"{alan.Lobby}\n{await alan.Get()}");

        var back = await Again(grace);
        await alan.Sees(it => it.Of(grace).IsOnline);
        Assert.True(back.Lobby.SaysTheSameAs(await back.Get()), $"{back.Lobby}\n{await back.Get()}");
        Assert.True(alan.Lobby.SaysTheSameAs(await alan.Get()), $"{alan.Lobby}\n{await alan.Get()}");
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
        Assert.Equal(everything, Data(await ada.Sees(it => it.Has(grace)), grace));
        Assert.Equal("""{"level":"12"}""", Data(await alan.Sees(it => it.Has(grace)), grace));

        await ada.Leave();
        Assert.Equal(everything, Data(await alan.Sees(it => it.HostId == alan.Id), grace));
    }

    /// <summary>The ranges of versions that pushes have to cover without a gap, wherever the service put several into one.</summary>
    private static IEnumerable<(long Previous, long Version)> Chain(long from, long to, Player player)
    {
        var ends = player.ChangesHeard.Select(Version).Where(version => version > from).Distinct().Order().ToArray();
        Assert.Equal(to, ends[^1]);
        return ends.Prepend(from).Zip(ends);
    }

    private static (long Previous, long Version) Step(JsonObject push) => ((long)push["previous"]!, Version(push));

    private static long Version(JsonObject push) => (long)push["version"]!;

    private static string Data(Snapshot lobby, Player player) =>
        new JsonObject(lobby.Of(player).Json["data"]!.AsObject().OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone()))).ToJsonString();
}
