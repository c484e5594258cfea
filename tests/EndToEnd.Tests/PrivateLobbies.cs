using GameLobby.EndToEnd.Tests.Client;
using GameLobby.EndToEnd.Tests.Running;
using Xunit.Abstractions;

namespace GameLobby.EndToEnd.Tests;

/// <summary>Passwords, codes, and the data that outsiders can see.</summary>
public sealed class PrivateLobbies(LocalCloudProcess cloud, ITestOutputHelper output) : EndToEndTest(cloud, output)
{
    [Fact]
    public async Task A_password_admits_those_who_know_it_and_is_never_sent()
    {
        var (ada, alan) = (await Newcomer("Ada"), await Newcomer("Alan"));
        var lobby = await ada.Create(new { password = "open sesame" });

        Assert.Equal("wrong_password", (await alan.Send("lobby.join", new { code = lobby.Code })).Code);
        Assert.Equal("wrong_password", (await alan.Send("lobby.join", new { lobbyId = lobby.LobbyId, password = "open barley" })).Code);
        var joined = (await alan.Send("lobby.join", new { code = lobby.Code, password = "open sesame" })).Snapshot;

        Assert.True((bool)joined.Json["hasPassword"]!);
        foreach (var seen in new[] { lobby, joined })
            Assert.DoesNotContain(seen.Json, pair => pair.Key.StartsWith("password", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_password_is_set_changed_and_cleared()
    {
        var (ada, grace) = await Pair();
        var alan = await Newcomer("Alan");

        await ada.Request("lobby.update", new { password = "first" });
        await grace.WaitUntil(it => (bool)it.Json["hasPassword"]!);
        await ada.Request("lobby.update", new { password = "second" });
        Assert.Equal("wrong_password", (await alan.Send("lobby.join", new { code = ada.Lobby.Code, password = "first" })).Code);
        await ada.Request("lobby.update", new { password = (string?)null });

        await grace.WaitUntil(it => !(bool)it.Json["hasPassword"]!);
        Assert.True((await alan.Join(ada.Lobby)).Has(alan));
        Assert.DoesNotContain(grace.Pushes, push => push.ToJsonString().Contains("second", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Five_wrong_passwords_in_a_minute_delay_even_the_right_one()
    {
        var (ada, alan) = (await Newcomer("Ada"), await Newcomer("Alan"));
        var lobby = await ada.Create(new { password = "open sesame" });

        for (var guess = 1; guess <= 5; guess++)
            Assert.Equal("wrong_password", (await alan.Send("lobby.join", new { code = lobby.Code, password = $"{guess}" })).Code);
        MustWait(await alan.Send("lobby.join", new { code = lobby.Code, password = "open sesame" }));

        // The throttle applies to the player, not to the connection.
        var back = await Reconnect(alan);
        MustWait(await back.Send("lobby.join", new { code = lobby.Code, password = "open sesame" }));
    }

    [Fact]
    public async Task Five_wrong_codes_or_ids_in_a_minute_delay_even_a_right_one()
    {
        var (ada, alan) = (await Newcomer("Ada"), await Newcomer("Alan"));
        var lobby = await ada.Create();

        foreach (var code in new[] { "222222", "333333" }) Assert.Equal("not_found", (await alan.Send("lobby.join", new { code })).Code);
        foreach (var lobbyId in new[] { "a", "b" }) Assert.Equal("not_found", (await alan.Send("lobby.join", new { lobbyId })).Code);
        Assert.Equal("not_found", (await alan.Send("lobby.get", new { lobbyId = "c" })).Code);

        MustWait(await alan.Send("lobby.join", new { code = lobby.Code }));
        MustWait(await alan.Send("lobby.get", new { lobbyId = lobby.LobbyId }));
    }

    [Fact]
    public async Task An_invite_only_lobby_is_not_found_by_id_and_forbidden_by_code()
    {
        var (ada, alan) = (await Newcomer("Ada"), await Newcomer("Alan"));
        var lobby = await ada.Create(new { visibility = "invite" });

        Assert.Equal("not_found", (await alan.Send("lobby.get", new { lobbyId = lobby.LobbyId })).Code);
        Assert.Equal("not_found", (await alan.Send("lobby.join", new { lobbyId = lobby.LobbyId })).Code);
        Assert.Equal("forbidden", (await alan.Send("lobby.join", new { code = lobby.Code })).Code);
    }

    [Fact]
    public async Task Private_lobby_data_is_visible_to_members_and_server_data_to_operators()
    {
        var (ada, grace) = await Pair(new { data = new { map = "dust", _seed = "42" } });
        var (alan, server) = (await Newcomer("Alan"), await Newcomer("Server", "lobby:admin"));
        var servers = new Dictionary<string, string> { ["$rating"] = "1800" };

        Assert.Equal("forbidden", (await ada.Send("lobby.update", new { data = servers })).Code);
        await server.Request("lobby.update", new { lobbyId = ada.Lobby.LobbyId, data = servers });
        await ada.Request("lobby.update", new { data = new { map = "ice" } });
        var seen = await grace.WaitUntil(it => (string)it.Data["map"]! == "ice");

        Assert.Equal(["_seed", "map"], Keys(seen));
        Assert.True(seen.IsEquivalentTo(await grace.Get()));
        Assert.Equal(["_seed", "map"], Keys(await ada.Get()));
        Assert.Equal(["map"], Keys((await alan.Send("lobby.get", new { lobbyId = ada.Lobby.LobbyId })).Snapshot));
        Assert.Equal(["$rating", "_seed", "map"], Keys((await server.Send("lobby.get", new { lobbyId = ada.Lobby.LobbyId })).Snapshot));
        Assert.DoesNotContain(grace.Pushes, push => push.ToJsonString().Contains("$rating", StringComparison.Ordinal));
        Assert.Equal(0, grace.Repairs);
    }

    private static IEnumerable<string> Keys(Snapshot lobby) => lobby.Data.Select(pair => pair.Key).Order(StringComparer.Ordinal);

    private static void MustWait(Reply reply)
    {
        Assert.Equal("rate_limited", reply.Code);
        Assert.InRange(reply.RetryAfter, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(1));
    }
}
