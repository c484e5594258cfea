using System.Text.Json.Nodes;
using GameLobby.EndToEnd.Tests.Client;
using GameLobby.EndToEnd.Tests.Running;
using Xunit.Abstractions;

namespace GameLobby.EndToEnd.Tests.Repeating;

/// <summary>The request's id is its idempotency key, for every action.</summary>
public sealed class RepeatingEveryAction(LocalCloudProcess cloud, ITestOutputHelper output)
    : EndToEndTest(cloud, output), IAsyncLifetime
{
    private const string Id = "once";

    public static TheoryData<string> Effects { get; } = [.. EveryAction.Effects.Keys];

    public static TheoryData<string> Reads { get; } = [.. EveryAction.Reads.Keys];

    async Task IAsyncLifetime.DisposeAsync()
    {
        await Cloud.Plan([]);
        await DisposeAsync();
    }

    [Fact]
    public void Every_action_of_the_protocol_is_repeated_here() =>
        Assert.Equal(EveryAction.InTheProtocol().Order(), EveryAction.Effects.Keys.Concat(EveryAction.Reads.Keys).Order());

    [Theory, MemberData(nameof(Effects))]
    public async Task A_repeated_request_takes_effect_once_whatever_happens_in_between(string action)
    {
        var stage = new Stage(Newcomer);
        var scenario = await EveryAction.Effects[action](stage);
        var before = await World(stage, scenario, scenario.Actor);

        var first = await scenario.Actor.Send(action, scenario.Data, Id);

        Assert.True(first.IsOk, first.Frame.ToJsonString());
        // Otherwise a request without any effect would pass.
        if (scenario.FinalCheck is null) Assert.NotEqual(before, await World(stage, scenario, scenario.Actor));

        await ChangesNothing(stage, scenario, scenario.Actor, async () =>
            AssertTheSame(first, await scenario.Actor.Send(action, scenario.Data, Id)));
        await ChangesNothing(stage, scenario, scenario.Actor, async () =>
            Assert.Equal("id_reused", (await scenario.Actor.Send(scenario.Other.Action ?? action, scenario.Other.Data, Id)).Code));

        var back = await Reconnect(scenario.Actor);
        await ChangesNothing(stage, scenario, back, async () => AssertTheSame(first, await back.Send(action, scenario.Data, Id)));

        await scenario.Then(back);
        await ChangesNothing(stage, scenario, back, async () => AssertTheSame(first, await back.Send(action, scenario.Data, Id)));
        if (scenario.FinalCheck is { } finalCheck) await finalCheck(back);
    }

    /// <summary>All actions meet the fault at once, because some faults last for as long as the service waits for the table.</summary>
    [Theory]
    [InlineData("throttledTable")]
    [InlineData("failedTable")]
    [InlineData("unreachedTable")]
    [InlineData("cutTable")]
    [InlineData("conflictedTable")]
    [InlineData("slowTable")]
    [InlineData("hungTable")]
    [InlineData("silentTable")]
    public async Task A_failed_write_is_reported_and_a_repeat_takes_effect_once(string fault)
    {
        List<(string Action, Stage Stage, Scenario Scenario, string Before)> scenes = [];
        foreach (var (action, prepare) in EveryAction.Effects)
        {
            var stage = new Stage(Newcomer);
            var scenario = await prepare(stage);
            scenes.Add((action, stage, scenario, await World(stage, scenario, scenario.Actor)));
        }

        await Cloud.Plan(new JsonObject { ["rates"] = new JsonObject { [fault] = 1 }, ["writesOnly"] = true });
        var replies = await Task.WhenAll(scenes.Select(it => it.Scenario.Actor.Send(it.Action, it.Scenario.Data, Id)));
        await Cloud.Plan([]);

        Assert.All(replies, reply => Assert.True(reply.IsOk || reply.Code is "unavailable" or "conflict", reply.Frame.ToJsonString()));
        if (fault != "slowTable") Assert.Contains(replies, reply => !reply.IsOk);
        await Task.WhenAll(scenes.Select(async it =>
        {
            var (action, stage, scenario, before) = it;
            var actor = scenario.Actor;
            var outcome = await actor.Send(action, scenario.Data, Id);
            Assert.True(outcome.IsOk, $"{action}: {outcome.Frame.ToJsonString()}");
            if (scenario.FinalCheck is null) Assert.NotEqual(before, await World(stage, scenario, actor));

            await scenario.Then(actor);
            await ChangesNothing(stage, scenario, actor, async () => AssertTheSame(outcome, await actor.Send(action, scenario.Data, Id)));
            if (scenario.FinalCheck is { } finalCheck) await finalCheck(actor);
        }));
    }

    [Theory, MemberData(nameof(Reads))]
    public async Task A_repeated_read_returns_current_data_and_changes_nothing(string action)
    {
        var isOfAdmins = action.StartsWith("admin.", StringComparison.Ordinal);
        var stage = new Stage((name, scope) => Newcomer(name, isOfAdmins ? "lobby:admin" : scope));
        await stage.Gather(new { countdownSeconds = 0 });
        await stage.Ada.Request("match.start", new { force = true });
        await stage.Ada.WaitUntil(it => it.Status == "inMatch");
        var before = (await stage.Ada.Get()).ToString();

        var isAdmin = action.StartsWith("admin.", StringComparison.Ordinal);
        var reader = isAdmin ? stage.Operator : stage.Grace;
        var data = action == "admin.player" ? new { playerId = stage.Grace.Id } : EveryAction.Reads[action];

        for (var times = 0; times < 2; times++) Assert.True((await reader.Send(action, data, Id)).IsOk);

        Assert.Equal(before, (await stage.Ada.Get()).ToString());
        // A read does not use up its id.
        var change = isAdmin
            ? reader.Send("match.end", new { lobbyId = stage.Lobby.LobbyId }, Id)
            : reader.Send("member.update", new { data = new { level = "2" } }, Id);
        Assert.True((await change).IsOk);
    }

    private static async Task ChangesNothing(Stage stage, Scenario scenario, Player actor, Func<Task> again)
    {
        var before = await World(stage, scenario, actor);
        await again();
        Assert.Equal(before, await World(stage, scenario, actor));
    }

    private static void AssertTheSame(Reply first, Reply again) => Assert.Equal(Outcome(first.Data), Outcome(again.Data));

    /// <summary>The visible state: the lobby as an operator sees it, and the actor's own lobby.</summary>
    private static async Task<string> World(Stage stage, Scenario scenario, Player actor)
    {
        var lobby = await stage.Operator.Send("lobby.get", new { lobbyId = stage.Lobby.LobbyId });
        var own = await actor.Send("lobby.get");
        return string.Join('\n', Seen(lobby), Seen(own), await scenario.Witness(actor));
    }

    private static string Seen(Reply reply) => reply.IsOk ? reply.Data.ToJsonString() : reply.Code!;

    /// <summary>A repeated snapshot or list may be newer.</summary>
    private static string Outcome(JsonObject reply) => (reply["lobby"] ?? reply) switch
    {
        JsonObject lobby when lobby.ContainsKey("members") => $"{lobby["lobbyId"]} {reply["created"]}",
        _ when reply.ContainsKey("items") => "items",
        _ => reply.ToJsonString(),
    };
}
