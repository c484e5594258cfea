using System.Text.Json;
using GameLobby.LobbyCtl.Views;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GameLobby.LobbyCtl.Tests.Views;

public sealed class FormattingData
{
    [Fact]
    public void A_list_of_lobbies_says_how_to_get_older_ones() => Assert.Equal(
        ["L1 Friday night ctf eu open public 2/8 1 Ada 2026-01-09 20:00:01", "1 of 3 lobbies. Older ones: --before L1"],
        Lines(LobbyList.Of, """
            {"items":[{"lobbyId":"L1","name":"Friday night","mode":"ctf","region":"eu","status":"open","visibility":"public","players":2,
            "maxPlayers":8,"online":1,"hostName":"Ada","createdAt":"2026-01-09T20:00:01.250Z"}],"total":3,"before":"L1"}
            """)[1..]);

    [Fact]
    public void A_lobby_has_its_match_its_bans_and_its_members()
    {
        var lines = Lines(LobbyDetails.Of, """
            {"lobbyId":"L1","version":12,"status":"inMatch","name":"Duel","mode":"ctf","region":null,"visibility":"private","locked":true,
            "hasPassword":true,"minPlayers":2,"maxPlayers":8,"teams":[{"name":"red","size":4}],"data":{"map":"dust"},
            "match":{"matchId":"M1","startedAt":"2026-01-09T20:01:30.000Z","connection":null},"bans":["p3","p4"],"banNames":{"p3":"Eve"},
            "members":[{"playerId":"p1","name":"Ada","role":"host","team":"red","ready":true,"muted":false,"presence":"away",
            "awayUntil":"2026-01-09T20:03:30.000Z","joinedAt":"2026-01-09T20:00:14.002Z","data":{"level":"12"}}]}
            """);

        Assert.Contains("visibility private, locked, with a password", lines);
        Assert.Contains("match M1, started 2026-01-09 20:01:30", lines);
        Assert.Contains("bans p3 (Eve), p4", lines);
        Assert.Contains("p1 Ada host red yes away 2026-01-09 20:03:30 2026-01-09 20:00:14 level=12", lines);
        Assert.DoesNotContain(lines, line => line.StartsWith("region", StringComparison.Ordinal));
    }

    [Fact]
    public void A_history_ends_with_the_latest_version() => Assert.Equal(
        [
            "1 2026-01-09 20:00:00 player p1 aaaa created created by p1",
            "2 2026-01-09 20:04:00 admin ops bbbb kicked: Cheating p2 left; bans changed p3 (away)",
        ],
        Lines(VersionList.Of, """
            {"versions":[{"version":2,"at":"2026-01-09T20:04:00.000Z","by":"admin","playerId":"ops","request":"bbbb","reason":"kicked",
            "detail":"Cheating","changes":["p2 left","bans changed"],"undelivered":[{"playerId":"p3","reason":"away"}]},
            {"version":1,"at":"2026-01-09T20:00:00.000Z","by":"player","playerId":"p1","request":"aaaa","reason":"created","detail":null,
            "changes":["created by p1"],"undelivered":[]}],"before":null}
            """)[1..]);

    [Fact]
    public void A_player_who_is_in_no_lobby_has_none() => Assert.Equal(
        ["player p1", "connection none", "last seen 2026-01-09 20:04:00", "lobby none"],
        Lines(PlayerDetails.Of, """
            {"playerId":"p1","connectedAt":null,"lastSeenAt":"2026-01-09T20:04:00.000Z","lobby":null,"member":null}
            """));

    [Theory]
    [InlineData(2, "Overdue lobbies woken: 2.")]
    [InlineData(812, "Overdue lobbies woken: 2 of 812. Sweep again for the others.")]
    public void A_sweep_says_how_many_lobbies_are_left(int overdue, string line) =>
        Assert.Equal([line], Lines(SweepSummary.Of, $$"""{"overdue":{{overdue}},"woken":2}"""));

    [Fact]
    public void Statistics_end_with_the_total() => Assert.Equal(
        ["ctf eu 1 1 0 0 1 2 2 0", "all 1 1 0 0 1 2 2 0", "There are more lobbies than one request counts."],
        Lines(Statistics.Of, """
            {"total":{"lobbies":1,"open":1,"starting":0,"inMatch":0,"public":1,"players":2,"online":2,"spectators":0},
            "modes":[{"mode":"ctf","region":"eu",
            "counts":{"lobbies":1,"open":1,"starting":0,"inMatch":0,"public":1,"players":2,"online":2,"spectators":0}}],"isComplete":false}
            """)[1..]);

    [Fact]
    public void A_bill_sums_the_units_of_each_service() => Assert.Equal(
        [
            "MessageFunction 3 1 120.5 0.0020",
            "tables, reads 0 0.0000",
            "tables, writes 5 0.0050",
            "queues 0 0.0000",
            "API Gateway 0 0.0000",
            "connection minutes 4 0.0010",
            "all 0.0080",
            "Prices are in thousandths of a dollar (us-east-1, 2026-01), since 2026-01-09 20:00:00. A player-hour costs 0.1200.",
        ],
        Lines(Bill.Of, """
            {"region":"us-east-1","pricesAsOf":"2026-01","since":"2026-01-09T20:00:00Z",
            "functions":{"MessageFunction":{"invocations":3,"coldStarts":1,"billedMs":120.5,"dollars":0.000002}},
            "reads":{},"writes":{"a":{"quantity":2,"dollars":0.000002},"b":{"quantity":3,"dollars":0.000003}},"queues":{},"api":{},
            "connections":{"quantity":4,"dollars":0.000001},"dollars":0.000008,"dollarsPerPlayerHour":0.00012}
            """)[1..]);

    [Fact]
    public void Messages_have_their_attributes_and_body() => Assert.Equal(
        ["message m1", "sent 2026-01-09 20:04:00", "received 3 times", "attributes why=schema", "{\"a\":1}"],
        Lines(MessageList.Of, """
            [{"messageId":"m1","sentAt":"2026-01-09T20:04:00Z","receiveCount":3,"group":null,"attributes":{"why":"schema"},
            "body":"{\"a\":1}"}]
            """));

    [Fact]
    public void Control_characters_of_a_players_data_do_not_reach_the_terminal() =>
        Assert.DoesNotContain('\u001b', Text(LobbyDetails.Of, """{"name":"\u001b[2J","data":{"map":"\u001b]0;x\u0007"},"members":[]}"""));

    [Fact]
    public void JSON_for_scripts_has_all_fields_and_nothing_else()
    {
        using var writer = new StringWriter();
        var data = JsonSerializer.Deserialize<JsonElement>("""{"name":"Ada's <game>","new":[1]}""");

        new Output(AnsiConsole.Console, writer, asJson: true).Show(data, LobbyDetails.Of);

        Assert.Contains("Ada's <game>", writer.ToString(), StringComparison.Ordinal);
        Assert.True(JsonElement.DeepEquals(data, JsonSerializer.Deserialize<JsonElement>(writer.ToString())));
    }

    /// <summary>Returns the lines that have text, with single spaces, in a wide terminal without colors.</summary>
    private static string[] Lines(Func<JsonElement, IRenderable> view, string json) =>
    [
        .. Text(view, json).Split('\n')
            .Select(line => string.Join(' ', line.Split([' ', '─', '\r'], StringSplitOptions.RemoveEmptyEntries)))
            .Where(line => line.Length > 0),
    ];

    private static string Text(Func<JsonElement, IRenderable> view, string json)
    {
        using var writer = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = 240;
        new Output(console, writer, asJson: false).Show(JsonSerializer.Deserialize<JsonElement>(json), view);
        return writer.ToString();
    }
}
