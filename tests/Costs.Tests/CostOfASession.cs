using GameLobby.LocalCloud.Billing;
using GameLobby.LocalCloud.Testing;
using Xunit.Abstractions;

namespace GameLobby.Costs.Tests;

/// <summary>A session of 8 players in 15 minutes, with 10 commands each and a hello every four minutes.</summary>
[Collection("One stack in a process")]
public sealed class CostOfASession(ITestOutputHelper output)
{
    private const int Size = 8;
    private static readonly TimeSpan HelloInterval = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(100);

    /// <summary>Time until the last versions are stored in the history.</summary>
    private static readonly TimeSpan HistoryWindow = TimeSpan.FromSeconds(61);

    [Fact]
    public async Task A_session_stays_within_its_budget()
    {
        await using var cloud = await TestCloud.StartAsync();
        await using var players = new Players(cloud);

        await Play(cloud, players);

        var ledger = cloud.Ledger;
        await cloud.AdvanceAsync(HistoryWindow);
        var writes = cloud.Ledger.Writes;
        foreach (var line in Details(ledger)) output.WriteLine(line);
        Assert.InRange(Sum(writes), 1, 268);
        Assert.InRange(Sum(ledger.Reads), 1, 98);
        Assert.InRange(Sum(ledger.Api), 1, 1.05m * ((2 * players.Requests) + players.ExpectedPushes));
        Assert.DoesNotContain(ledger.Reads.Keys, use => use.Contains(" Scan", StringComparison.Ordinal));
        // Pushes need no read.
        Assert.DoesNotContain(ledger.Reads.Keys, use => use.StartsWith("StreamFunction ", StringComparison.Ordinal));
        Assert.DoesNotContain(ledger.Reads.Keys, use => use.StartsWith("NotifyFunction ", StringComparison.Ordinal));

        // The bill of a month is computed from these.
        var documented = SessionUnits.OfTheDocumentation;
        AssertClose(documented.WriteUnits, Sum(writes));
        AssertClose(documented.ReadUnits, Sum(ledger.Reads) - ledger.Reads["SweepFunction Query index due"].Quantity);
        AssertClose(documented.MessagesIn, ledger.Api["messages in"].Quantity);
        AssertClose(documented.MessagesOut, ledger.Api["messages out"].Quantity);
        AssertClose(documented.ConnectionMinutes, ledger.Connections.Quantity);
        AssertClose(
            documented.Invocations,
            ledger.Functions.Where(each => each.Key != "SweepFunction").Sum(each => each.Value.Invocations));
        AssertClose(documented.Notices, ledger.Queues["NotifyQueue SendMessageBatch"].Quantity);
    }

    /// <summary>A lost race or two changes that share a push make a difference of a few units.</summary>
    private static void AssertClose(decimal documented, decimal measured) =>
        Assert.InRange(measured, 0.95m * documented, 1.05m * documented);

    private static async Task Play(TestCloud cloud, Players players)
    {
        for (var number = 1; number <= Size; number++)
        {
            await players.Connect($"player-{number}");
            await players.Request($"player-{number}", "session.hello", new { protocol = 1 });
        }

        var lobby = await players.Request("player-1", "lobby.create", new { name = "Friday night", mode = "ctf", maxPlayers = Size });
        foreach (var (player, index) in players.Ids.Select((player, index) => (player, index)).Skip(1))
            await players.Change(player, "lobby.join", new { code = lobby.GetProperty("code").GetString() }, recipients: index + 1);

        (string Action, object Data)[] commands =
        [
            ("member.update", new { data = new { hero = "mage" } }),
            ("chat.send", new { text = "Hello" }),
            ("member.ready", new { ready = true }),
            ("chat.send", new { text = "Which map?" }),
            ("member.ready", new { ready = false }),
            ("member.update", new { data = new { hero = "scout" } }),
            ("chat.send", new { text = "Ready when you are" }),
            ("member.ready", new { ready = true }),
        ];
        for (var pause = 0; pause <= commands.Length; pause++)
        {
            await cloud.AdvanceAsync(Interval);
            if (IsTimeForHello(pause))
                foreach (var player in players.Ids) await players.Request(player, "session.hello", new { protocol = 1 });
            if (pause == commands.Length) break;
            foreach (var player in players.Ids)
                await players.Change(player, commands[pause].Action, commands[pause].Data, recipients: Size);
        }

        foreach (var (player, index) in players.Ids.Select((player, index) => (player, index)))
        {
            // The player who leaves gets a push, too.
            await players.Change(player, "lobby.leave", new { }, recipients: Size - index);
            await players.Disconnect(player);
        }
    }

    /// <summary>Whether a multiple of the interval of hellos passed since the pause before.</summary>
    private static bool IsTimeForHello(int pause) =>
        (long)((pause + 1) * Interval / HelloInterval) > (long)(pause * Interval / HelloInterval);

    private static IEnumerable<string> Details(LedgerReport ledger) =>
    [
        .. ledger.Lines(),
        .. new[] { ledger.Reads, ledger.Writes, ledger.Queues, ledger.Api }
            .SelectMany(uses => uses.OrderBy(use => use.Key))
            .Select(use => $"{use.Value.Quantity,8} {use.Key}"),
    ];

    private static decimal Sum(IReadOnlyDictionary<string, Amount> amounts) => amounts.Values.Sum(amount => amount.Quantity);
}
