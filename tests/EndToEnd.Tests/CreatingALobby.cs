using System.Text.Json.Nodes;
using GameLobby.EndToEnd.Tests.Client;
using GameLobby.EndToEnd.Tests.Running;
using Xunit.Abstractions;

namespace GameLobby.EndToEnd.Tests;

public sealed class CreatingALobby(LocalCloudProcess cloud, ITestOutputHelper output) : EndToEndTest(cloud, output)
{
    [Fact]
    public async Task Omitted_settings_get_the_documented_defaults()
    {
        var ada = await Newcomer("Ada");

        var lobby = (await ada.Send("lobby.create", new { name = "Friday night", mode = "ctf", maxPlayers = 8 })).Snapshot;

        var expected = JsonNode.Parse("""
            {"version": 1, "status": "open", "visibility": "public", "locked": false, "hasPassword": false, "minPlayers": 2, "teams": [],
             "allowSpectators": false, "autoStart": "never", "countdownSeconds": 5, "reconnectGraceSeconds": 120, "data": {}}
            """)!.AsObject();
        foreach (var (name, value) in expected) Assert.Equal(value!.ToJsonString(), lobby.Json[name]!.ToJsonString());
        Assert.Null(lobby.Match);
        Assert.Null(lobby.Json["region"]);
        var host = lobby.Of(ada);
        Assert.Equal((ada.Id, "Ada", "host", false), (lobby.HostId, (string)host.Json["name"]!, host.Role, host.IsReady));
    }

    [Fact]
    public async Task A_lobby_for_one_player_needs_one_player_to_start()
    {
        var ada = await Newcomer("Ada");

        Assert.Equal(1, (int)(await ada.Create(new { maxPlayers = 1, countdownSeconds = 60 })).Json["minPlayers"]!);
        Assert.True((await ada.Send("match.start", new { force = true })).IsOk);
    }

    [Fact]
    public async Task A_code_has_no_easily_confused_characters()
    {
        foreach (var player in await Newcomers(5)) Assert.Matches("^[23456789ABCDEFGHJKMNPQRSTUVWXYZ]{6}$", (await player.Create()).Code);
    }
}
