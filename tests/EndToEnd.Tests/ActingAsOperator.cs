using System.Text.Json.Nodes;
using GameLobby.EndToEnd.Tests.Client;
using GameLobby.EndToEnd.Tests.Running;
using Xunit.Abstractions;

namespace GameLobby.EndToEnd.Tests;

/// <summary>Rights that only the scope <c>lobby:admin</c> grants, to game servers and moderators.</summary>
public sealed class ActingAsOperator(LocalCloudProcess cloud, ITestOutputHelper output) : EndToEndTest(cloud, output)
{
    [Fact]
    public async Task An_operator_sees_all_of_any_lobby()
    {
        var (ada, grace) = await Pair(new { data = new { _seed = "42" } });
        var server = await Newcomer("Server", "lobby:admin");
        await ada.Request("lobby.update", new { visibility = "invite" });
        await ada.Request("member.kick", new { playerId = grace.Id, ban = true });

        var seen = (await server.Send("lobby.get", new { lobbyId = ada.Lobby.LobbyId })).Snapshot;

        Assert.Equal("42", (string)seen.Data["_seed"]!);
        Assert.Equal($"""["{grace.Id}"]""", seen.Json["bans"]!.ToJsonString());
    }

    [Fact]
    public async Task An_operator_changes_any_lobby()
    {
        var (ada, grace) = await Pair();
        var server = await Newcomer("Server", "lobby:admin");

        var version = (await server.Send("lobby.update", new { lobbyId = ada.Lobby.LobbyId, locked = true, name = "Under watch" })).Version;

        Assert.Equal("Under watch", (await grace.WaitUntil(it => it.Version == version)).Name);
        var late = new { lobbyId = ada.Lobby.LobbyId, locked = false, ifVersion = version - 1 };
        Assert.Equal("conflict", (await server.Send("lobby.update", late)).Code);
        Assert.Equal("not_found", (await server.Send("lobby.update", new { lobbyId = "nowhere", locked = false })).Code);
    }

    [Theory]
    [InlineData(false, "kicked")]
    [InlineData(true, "banned")]
    public async Task An_operator_kicks_a_host_and_another_player_becomes_host(bool ban, string reason)
    {
        var (ada, grace) = await Pair();
        var server = await Newcomer("Server", "lobby:admin");

        await server.Request("member.kick", new { playerId = ada.Id, ban, reason = "cheating" });

        var change = await grace.Change("host.changed");
        Assert.Equal((grace.Id, "kicked"), ((string)change["hostId"]!, (string)change["reason"]!));
        Assert.Equal("cheating", (string)(await ada.Push("lobby.removed"))["detail"]!);
        Assert.Equal(reason, (await ada.Send("lobby.join", new { code = grace.Lobby.Code })).Code);
    }

    [Fact]
    public async Task An_operator_closes_any_lobby()
    {
        var (ada, grace) = await Pair();
        var server = await Newcomer("Server", "lobby:admin");

        await server.Request("lobby.close", new { lobbyId = ada.Lobby.LobbyId, reason = "maintenance" });

        foreach (var player in new[] { ada, grace }) Assert.Equal("maintenance", (string)(await player.Push("lobby.closed"))["reason"]!);
        Assert.Equal("lobby_closed", (await server.Send("lobby.update", new { lobbyId = ada.Lobby.LobbyId, locked = true })).Code);
    }

    [Theory]
    [InlineData("lobby.update", """{"locked":true}""")]
    [InlineData("lobby.close", "{}")]
    [InlineData("match.end", "{}")]
    public async Task Only_operators_may_name_a_lobby_in_a_request(string action, string data)
    {
        var (ada, _) = await Pair();
        var named = JsonNode.Parse(data)!.AsObject();
        named["lobbyId"] = ada.Lobby.LobbyId;

        Assert.Equal("forbidden", (await ada.Send(action, named)).Code);
    }

    [Fact]
    public async Task A_repeated_kick_does_not_touch_a_player_that_is_in_another_lobby()
    {
        var (_, grace) = await Pair();
        var server = await Newcomer("Server", "lobby:admin");
        var first = await server.Send("member.kick", new { playerId = grace.Id }, "kick");
        await grace.Create();

        Assert.Equal(first.Version, (await server.Send("member.kick", new { playerId = grace.Id }, "kick")).Version);
        Assert.True((await grace.Get()).Has(grace));
    }

    [Fact]
    public async Task A_request_id_cannot_be_used_for_a_second_lobby()
    {
        var ((ada, _), (other, _)) = (await Pair(), await Pair());
        var server = await Newcomer("Server", "lobby:admin");
        await server.Send("lobby.close", new { lobbyId = ada.Lobby.LobbyId }, "close");

        Assert.Equal("id_reused", (await server.Send("lobby.close", new { lobbyId = other.Lobby.LobbyId }, "close")).Code);
        Assert.True((await other.Get()).Has(other));
    }
}
