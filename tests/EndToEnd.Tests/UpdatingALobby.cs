using GameLobby.EndToEnd.Tests.Client;
using GameLobby.EndToEnd.Tests.Running;
using Xunit.Abstractions;

namespace GameLobby.EndToEnd.Tests;

public sealed class UpdatingALobby(LocalCloudProcess cloud, ITestOutputHelper output) : EndToEndTest(cloud, output)
{
    [Fact]
    public async Task The_host_changes_every_setting_and_all_members_see_it()
    {
        var (ada, grace) = await Pair();
        var settings = new
        {
            name = "Late night",
            mode = "koth",
            region = "eu-west",
            visibility = "private",
            maxPlayers = 6,
            minPlayers = 3,
            teams = new[] { new { name = "red", size = 3 } },
            allowSpectators = true,
            autoStart = "whenAllReady",
            countdownSeconds = 7,
            reconnectGraceSeconds = 70,
            locked = true,
        };

        var version = (await ada.Send("lobby.update", settings)).Version;

        var seen = await grace.WaitUntil(it => it.Version == version);
        foreach (var (name, value) in System.Text.Json.JsonSerializer.SerializeToNode(settings)!.AsObject())
            Assert.Equal(value!.ToJsonString(), seen.Json[name]!.ToJsonString());
        Assert.True(seen.IsEquivalentTo(await grace.Get()));
    }

    [Fact]
    public async Task Members_receive_what_changed_and_nothing_else()
    {
        var (ada, grace) = await Pair();

        await ada.Request("lobby.update", new { name = "Late night", mode = "ctf" });

        var change = await grace.Change("lobby.updated");
        Assert.Equal("""{"kind":"lobby.updated","name":"Late night"}""", change.ToJsonString());
    }

    [Fact]
    public async Task A_new_code_is_sent_to_the_members_and_replaces_the_old_one()
    {
        var (ada, grace) = await Pair();
        var (old, alan) = (ada.Lobby.Code, await Newcomer("Alan"));

        var code = (string)(await ada.Request("lobby.update", new { newCode = true }))["code"]!;

        Assert.Matches("^[23456789ABCDEFGHJKMNPQRSTUVWXYZ]{6}$", code);
        await grace.WaitUntil(it => it.Code == code);
        Assert.Equal("not_found", (await alan.Send("lobby.join", new { code = old })).Code);
        Assert.True((await alan.Send("lobby.join", new { code })).IsOk);
        Assert.False((await ada.Request("lobby.update", new { name = "Late night" })).ContainsKey("code"));
    }

    [Fact]
    public async Task A_locked_lobby_admits_nobody_until_it_is_unlocked()
    {
        var (ada, _) = await Pair(new { allowSpectators = true });
        var alan = await Newcomer("Alan");
        await ada.Request("lobby.update", new { locked = true });

        Assert.Equal("lobby_locked", (await alan.Send("lobby.join", new { code = ada.Lobby.Code })).Code);
        Assert.Equal("lobby_locked", (await alan.Send("lobby.join", new { code = ada.Lobby.Code, spectate = true })).Code);
        await ada.Request("lobby.update", new { locked = false });

        Assert.True((await alan.Join(ada.Lobby)).Has(alan));
    }

    [Fact]
    public async Task An_update_for_an_outdated_version_is_a_conflict()
    {
        var (ada, grace) = await Pair();
        var seen = ada.Lobby.Version;
        await grace.Ready();

        Assert.Equal("conflict", (await ada.Send("lobby.update", new { name = "Late night", ifVersion = seen })).Code);
        Assert.Equal(seen + 2, (await ada.Send("lobby.update", new { name = "Late night", ifVersion = seen + 1 })).Version);
    }

    [Fact]
    public async Task Lobby_data_is_set_key_by_key_and_null_removes_a_key()
    {
        var (ada, grace) = await Pair(new { data = new { map = "dust", rounds = "3" } });

        await ada.Request("lobby.update", new { data = new { map = (string?)null, laps = "5" } });

        var data = (await grace.WaitUntil(it => it.Data.ContainsKey("laps"))).Data;
        Assert.Equal(["laps", "rounds"], data.Select(pair => pair.Key).Order());
        Assert.False((await grace.Get()).Data.ContainsKey("map"));
    }

    [Fact]
    public async Task A_setting_that_the_present_members_do_not_fit_is_refused()
    {
        var (ada, _) = await Pair(new { teams = new[] { new { name = "red", size = 1 }, new { name = "blue", size = 2 } } });
        await (await Newcomer("Alan")).Join(ada.Lobby);

        async Task Refused(string member, object settings)
        {
            var reply = await ada.Send("lobby.update", settings);
            Assert.Equal("invalid_request", reply.Code);
            Assert.Contains(member, reply.Details!.Select(detail => detail.Key));
        }

        await Refused("maxPlayers", new { maxPlayers = 2 });
        await Refused("minPlayers", new { minPlayers = 5 });
        await Refused("teams", new { teams = new[] { new { name = "red", size = 1 }, new { name = "blue", size = 1 } } });
        await Refused("teams", new { teams = new[] { new { name = "red", size = 4 } } });
        Assert.True((await ada.Send("lobby.update", new { maxPlayers = 3, minPlayers = 3 })).IsOk);
    }

    [Fact]
    public async Task Only_the_host_can_change_the_settings()
    {
        var (_, grace) = await Pair();

        Assert.Equal("not_host", (await grace.Send("lobby.update", new { name = "Mine" })).Code);
        Assert.Equal("not_in_lobby", (await (await Newcomer("Alan")).Send("lobby.update", new { name = "Mine" })).Code);
    }

    [Fact]
    public async Task An_update_without_changes_creates_no_version()
    {
        var (ada, _) = await Pair();

        Assert.Equal(ada.Lobby.Version, (await ada.Send("lobby.update", new { name = ada.Lobby.Name })).Version);
    }
}
