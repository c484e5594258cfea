using System.Text.Json.Nodes;
using GameLobby.EndToEnd.Tests.Client;
using GameLobby.EndToEnd.Tests.Running;
using Xunit.Abstractions;

namespace GameLobby.EndToEnd.Tests.Repeating;

/// <summary>The request's id is its idempotency key, whatever the action.</summary>
public sealed class RepeatingEveryAction(LocalCloudProcess cloud, ITestOutputHelper output) : Story(cloud, output)
{
    private const string Id = "once";

    public static TheoryData<string> Effects { get; } = [.. EveryAction.Effects.Keys];

    public static TheoryData<string> Reads { get; } = [.. EveryAction.Reads.Keys];

    [Fact]
    public void Every_action_of_the_protocol_is_repeated_here() =>
        Assert.Equal(EveryAction.InTheProtocol().Order(), EveryAction.Effects.Keys.Concat(EveryAction.Reads.Keys).Order());

    [Theory, MemberData(nameof(Effects))]
    public async Task Takes_effect_once_over_any_connection_and_whatever_came_after_it(string action)
    {
        var stage = new Stage(Newcomer);
        var act = await EveryAction.Effects[action](stage);
        var before = await World(stage, act, act.Actor);

        var first = await act.Actor.Send(action, act.Data, Id);

        Assert.True(first.IsOk, first.Frame.ToJsonString());
        // Else a repeat of a request that does nothing would pass.
        if (act.AtLast is null) Assert.NotEqual(before, await World(stage, act, act.Actor));

        await ChangesNothing(stage, act, act.Actor, async () => AssertTheSame(first, await act.Actor.Send(action, act.Data, Id)));
        await ChangesNothing(stage, act, act.Actor, async () =>
            Assert.Equal("id_reused", (await act.Actor.Send(act.Other.Action ?? action, act.Other.Data, Id)).Code));

        var back = await Again(act.Actor);
        await ChangesNothing(stage, act, back, async () => AssertTheSame(first, await back.Send(action, act.Data, Id)));

        await act.Meanwhile(back);
        await ChangesNothing(stage, act, back, async () => AssertTheSame(first, await back.Send(action, act.Data, Id)));
        if (act.AtLast is { } atLast) await atLast(back);
    }

    [Theory, MemberData(nameof(Reads))]
    public async Task What_only_tells_is_told_anew_and_changes_nothing(string action)
    {
        var stage = new Stage(Newcomer);
        await stage.Gather(new { countdownSeconds = 0 });
        await stage.Ada.Done("match.start", new { force = true });
        await stage.Ada.Sees(it => it.Status == "inMatch");
        var before = (await stage.Ada.Get()).ToString();

        for (var times = 0; times < 2; times++) Assert.True((await stage.Grace.Send(action, EveryAction.Reads[action], Id)).IsOk);

        Assert.Equal(before, (await stage.Ada.Get()).ToString());
        // Its id is as good as new.
        Assert.True((await stage.Grace.Send("member.update", new { data = new { level = "2" } }, Id)).IsOk);
    }

    private static async Task ChangesNothing(Stage stage, Act act, Player actor, Func<Task> again)
    {
        var before = await World(stage, act, actor);
        await again();
        Assert.Equal(before, await World(stage, act, actor));
    }

    private static void AssertTheSame(Reply first, Reply again) => Assert.Equal(Outcome(first.Data), Outcome(again.Data));

    /// <summary>All that can be seen of what the request is about: the lobby as an operator sees it, and where the actor is.</summary>
    private static async Task<string> World(Stage stage, Act act, Player actor)
    {
        var lobby = await stage.Operator.Send("lobby.get", new { lobbyId = stage.Lobby.LobbyId });
        var own = await actor.Send("lobby.get");
        return string.Join('\n', Seen(lobby), Seen(own), await act.Witness(actor));
    }

    private static string Seen(Reply reply) => reply.IsOk ? reply.Data.ToJsonString() : reply.Code!;

    /// <summary>A snapshot or a list that comes again may be newer.</summary>
    private static string Outcome(JsonObject reply) => (reply["lobby"] ?? reply) switch
    {
        JsonObject lobby when lobby.ContainsKey("members") => $"{lobby["lobbyId"]} {reply["created"]}",
        _ when reply.ContainsKey("items") => "items",
        _ => reply.ToJsonString(),
    };
}
