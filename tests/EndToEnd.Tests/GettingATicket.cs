using System.Buffers.Text;
using System.Text.Json.Nodes;
using GameLobby.EndToEnd.Tests.Client;
using GameLobby.EndToEnd.Tests.Running;
using Xunit.Abstractions;

namespace GameLobby.EndToEnd.Tests;

public sealed class GettingATicket(LocalCloudProcess cloud, ITestOutputHelper output) : EndToEndTest(cloud, output)
{
    [Fact]
    public async Task Each_player_gets_its_own_signed_ticket_when_the_match_starts()
    {
        var (ada, grace) = await Pair(new
        {
            countdownSeconds = 0,
            allowSpectators = true,
            teams = new[] { new { name = "red", size = 2 }, new { name = "blue", size = 2 } },
        });
        var alan = await Newcomer("Alan");
        await alan.Watch(ada.Lobby);

        await ada.Request("match.start", new { force = true });

        foreach (var player in new[] { ada, grace })
        {
            var push = await player.Push("match.ticket");
            var match = (await player.WaitUntil(it => it.Status == "inMatch")).Match!;
            Assert.Equal((ada.Lobby.LobbyId, (string)match["matchId"]!), ((string)push["lobbyId"]!, (string)push["matchId"]!));
            Assert.Equal((string?)match["connection"], (string?)push["connection"]);
            var (header, claims) = Read((string)push["ticket"]!);
            Assert.Equal("ES256", (string)header["alg"]!);
            Assert.Equal(
                (player.Id, ada.Lobby.LobbyId, (string)match["matchId"]!, ada.Lobby.Of(player).Team),
                ((string)claims["sub"]!, (string)claims["lobby"]!, (string)claims["match"]!, (string?)claims["team"]));
            Assert.True(DateTimeOffset.FromUnixTimeSeconds((long)claims["exp"]!) > DateTimeOffset.UtcNow);
        }

        await alan.WaitUntil(it => it.Status == "inMatch");
        Assert.Equal("forbidden", (await alan.Send("match.ticket")).Code);
        Assert.DoesNotContain(alan.Pushes, push => (string)push["type"]! == "match.ticket");
    }

    [Fact]
    public async Task A_returning_player_can_request_its_ticket_again()
    {
        var (ada, grace) = await Pair(new { countdownSeconds = 0 });
        Assert.Equal("not_found", (await grace.Send("match.ticket")).Code);
        await ada.Request("match.start", new { force = true });
        var pushed = await grace.Push("match.ticket");

        var back = await Reconnect(grace);
        var asked = await back.Request("match.ticket");

        Assert.Equal((string)pushed["matchId"]!, (string)asked["matchId"]!);
        Assert.Equal(grace.Id, (string)Read((string)asked["ticket"]!).Claims["sub"]!);
        await ada.Request("match.end");
        Assert.Equal("not_found", (await back.Send("match.ticket")).Code);
        Assert.Equal("not_in_lobby", (await (await Newcomer("Alan")).Send("match.ticket")).Code);
    }

    /// <summary>Header and payload of a JWT. Checking the signature is the game server's task.</summary>
    private static (JsonObject Header, JsonObject Claims) Read(string ticket)
    {
        var parts = ticket.Split('.');
        Assert.Equal(64, Base64Url.DecodeFromChars(parts[2]).Length);
        return (Part(parts[0]), Part(parts[1]));
    }

    private static JsonObject Part(string part) => JsonNode.Parse(Base64Url.DecodeFromChars(part))!.AsObject();
}
