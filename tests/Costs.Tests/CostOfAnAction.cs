using System.Globalization;
using GameLobby.LocalCloud.Billing;
using GameLobby.LocalCloud.Testing;

namespace GameLobby.Costs.Tests;

/// <summary>
/// What each action costs in a public lobby of eight, in warm functions. docs/performance.md has the table. The sweep, the live
/// browser and the history, which look at all changes of a time, are not part of an action.
/// </summary>
[Collection("One stack in a process")]
public sealed class CostOfAnAction
{
    private readonly List<string> rows =
    [
        "| action | write units | read units | messages | queue requests |",
        "| --- | --- | --- | --- | --- |",
    ];

    [Fact]
    public async Task Each_action_costs_what_the_documentation_says()
    {
        await using var cloud = await TestCloud.StartAsync();
        await using var players = new Players(cloud);
        foreach (var id in Enumerable.Range(1, 8).Select(Id)) await players.Connect(id);
        // What the first lobby of a mode costs once a day is not counted.
        await players.Request(Id(1), "lobby.create", new { name = "Before", mode = "ctf", maxPlayers = 8 });
        await players.Request(Id(1), "lobby.leave");

        await Row("connect", () => players.Connect(Id(9)));
        await Row("`session.hello`", () => players.Request(Id(1), "session.hello", new { protocol = 1 }));
        var lobby = await players.Request(Id(1), "lobby.create", new { name = "Friday night", mode = "ctf", maxPlayers = 8 });
        var join = new { code = lobby.GetProperty("code").GetString() };
        foreach (var id in Enumerable.Range(2, 6).Select(Id)) await players.Request(id, "lobby.join", join);
        await Row("`lobby.create`", () => players.Request(Id(9), "lobby.create", new { name = "Other", mode = "ctf", maxPlayers = 8 }));
        await Row("`lobby.join` as the eighth", () => players.Request(Id(8), "lobby.join", join));
        await Row("`session.hello` of a member", () => players.Request(Id(8), "session.hello", new { protocol = 1 }));
        await Row("`member.ready`", () => players.Request(Id(2), "member.ready", new { ready = true }));
        await Row("`member.update`", () => players.Request(Id(3), "member.update", new { data = new { hero = "mage" } }));
        await Row("`lobby.update`", () => players.Request(Id(1), "lobby.update", new { data = new { map = "dust" } }));
        await Row("`chat.send`", () => players.Request(Id(4), "chat.send", new { text = "Which map?" }));
        await Row("`chat.history`", () => players.Request(Id(4), "chat.history"));
        await Row("`signal.send`", () => players.Request(Id(4), "signal.send", new { name = "wave" }));
        await Row("`invite.send`", () => players.Request(Id(5), "invite.send", new { playerId = Id(9) }));
        await Row("`lobby.get`", () => players.Request(Id(5), "lobby.get"));
        await Row("`lobby.search`", () => players.Request(Id(5), "lobby.search", new { mode = "ctf" }));
        await Row("`match.start`", () => players.Request(Id(1), "match.start", new { force = true }));
        await Row("`match.cancel`", () => players.Request(Id(1), "match.cancel"));
        await Row("`lobby.leave` of eight", () => players.Request(Id(8), "lobby.leave"));
        await Row("disconnect of a member", () => players.Disconnect(Id(7)));

        var table = string.Join('\n', rows);
        Assert.True(Repository.Text("docs/performance.md").Contains(table, StringComparison.Ordinal), $"The table is now:\n{table}");

        async Task Row(string action, Func<Task> act)
        {
            await cloud.SettleAsync();
            var before = cloud.Ledger;
            await act();
            await cloud.SettleAsync();
            var after = cloud.Ledger;
            rows.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"| {action} | {Units(it => it.Writes):0.#} | {Units(it => it.Reads):0.#} | {Units(it => it.Api):0} | {Queues():0} |"));

            decimal Units(Func<LedgerReport, IReadOnlyDictionary<string, Amount>> uses) =>
                Sum(uses(after), IsOfAction) - Sum(uses(before), IsOfAction);

            // A message that is sent is also received and deleted. Receives that find nothing have nothing to do with the action.
            decimal Queues() => 3 * (Sum(after.Queues, IsSend) - Sum(before.Queues, IsSend));
        }
    }

    private static string Id(int number) => $"player-{number}";

    private static bool IsOfAction(string use) =>
        !use.StartsWith("SweepFunction ", StringComparison.Ordinal)
        && !use.StartsWith("BrowseFunction ", StringComparison.Ordinal)
        && !use.StartsWith("HistoryFunction ", StringComparison.Ordinal);

    private static bool IsSend(string use) => use.Contains(" SendMessage", StringComparison.Ordinal);

    private static decimal Sum(IReadOnlyDictionary<string, Amount> uses, Func<string, bool> matching) =>
        uses.Where(use => matching(use.Key)).Sum(use => use.Value.Quantity);
}
