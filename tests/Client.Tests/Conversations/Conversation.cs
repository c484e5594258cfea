using System.Text.Json;
using System.Text.Json.Nodes;
using GameLobby.Client.Tests.Fakes;
using GameLobby.Client.Tests.Stories;
using GameLobby.TestKit.Cloud;

namespace GameLobby.Client.Tests.Conversations;

/// <summary>Plays a story to its end, then compares every client's lobby with the service's.</summary>
internal sealed class Conversation(JsonObject story, LocalCloudProcess cloud) : IAsyncDisposable
{
    /// <summary>Covers several retries: a lost reply costs a client ten seconds.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);

    private readonly string run = $"{Guid.NewGuid():N}"[..8];
    private readonly string[] names = [.. story["players"]!.AsArray().Select(name => (string)name!)];
    private readonly Dictionary<string, Player> players = [];
    private readonly List<Player> formerPlayers = [];
    private readonly Dictionary<string, JsonNode?> variables = [];
    private LobbyClient? witness;

    public async Task Play()
    {
        variables["mode"] = $"mode-{run}";
        await SetFaults(new JsonObject());
        foreach (var name in names) players[name] = await Player.Connect(cloud, name, Id(name));
        witness = new(cloud.Socket, _ => cloud.Token(Id("witness"), "Witness", "lobby:admin"));
        await witness.ConnectAsync();
        await SetFaults(story["chaos"]!);
        foreach (var step in story["steps"]!.AsArray()) await Run(step!.AsObject());
        await SetFaults(new JsonObject());
        foreach (var name in names) await AssertConverges(name);
        foreach (var player in players.Values.Concat(formerPlayers)) AssertNeverSeen(player, story["never"]);
    }

    public async ValueTask DisposeAsync()
    {
        if (witness is not null) await witness.DisposeAsync();
        foreach (var player in players.Values.Concat(formerPlayers)) await player.DisposeAsync();
    }

    private async Task Run(JsonObject step)
    {
        if (step["together"] is JsonArray together) await Task.WhenAll(together.Select(each => Run(each!.AsObject())));
        else if (step["chaos"] is { } rates) await SetFaults(rates, (string?)step["pushesTo"]);
        else if (step.ContainsKey("sees")) await Task.WhenAll(Actors(step).Select(name => WaitForLobby(name, Resolve(step["sees"]))));
        else foreach (var name in Actors(step)) await Act(name, step);
    }

    private string[] Actors(JsonObject step) => step["as"] switch
    {
        null => names,
        JsonArray some => [.. some.Select(name => (string)name!)],
        var one => [(string)one!],
    };

    private async Task Act(string name, JsonObject step)
    {
        if (step.ContainsKey("loses")) players[name].Cut();
        else if (step.ContainsKey("takesOver")) await TakeOver(name);
        else if (step.ContainsKey("competes")) await Compete(name);
        else if ((int?)step["renewed"] is { } count)
            await Until(() => Connections(name) >= count, () => $"{name} has opened {Connections(name)} connections.");
        else if (step["receives"] is { } push)
            await Until(() => HasReceived(name, Resolve(push)), () => $"{name} has received no {push.ToJsonString()}.");
        else await Request(name, step);
    }

    private int Connections(string name) => players[name].Count<HelloReply>();

    private bool HasReceived(string name, JsonNode? expected) =>
        players[name].Events<Push>().Any(push => push.ToJson().Node().Contains(expected));

    private async Task TakeOver(string name)
    {
        var former = players[name];
        formerPlayers.Add(former);
        players[name] = await Player.Connect(cloud, name, Id(name));
        await Until(() => former.Client.State is ConnectionState.Replaced, () => $"{name}'s former client is {former.Client.State}.");
    }

    private async Task Compete(string name)
    {
        var (former, other) = (players[name], await Player.Connect(cloud, name, Id(name)));
        formerPlayers.Add(other);
        await Until(
            () => former.Client.State is ConnectionState.Replaced || other.Client.State is ConnectionState.Replaced,
            () => $"{name}'s clients are {former.Client.State} and {other.Client.State}.");
        if (former.Client.State is not ConnectionState.Replaced) return;
        (players[name], formerPlayers[^1]) = (other, former);
    }

    private async Task Request(string name, JsonObject step)
    {
        try
        {
            var data = JsonSerializer.SerializeToElement(Resolve(step["with"]) ?? new JsonObject());
            var reply = (await players[name].Client.RequestAsync((string)step["do"]!, data, new() { Timeout = Timeout })).Node();
            Assert.False(step.ContainsKey("refused"), $"{name}: {step.ToJsonString()} was not refused.");
            var isExpected = step["reply"] is null || reply.Contains(Resolve(step["reply"]));
            Assert.True(isExpected, $"{name}: {step.ToJsonString()} returned {reply?.ToJsonString()}");
            foreach (var (member, variable) in step["keep"]?.AsObject() ?? []) variables[(string)variable!] = reply![member]?.DeepClone();
        }
        catch (LobbyException exception)
        {
            Assert.True(
                exception.Code == (string?)step["refused"],
                $"{name}: {step.ToJsonString()} was refused: {exception.Code}, {exception.Message}");
        }
    }

    private Task WaitForLobby(string name, JsonNode? expected) => Until(
        () => Matches(HeldLobby(name), expected),
        () => $"{name} should see {expected?.ToJsonString()} but holds {HeldLobby(name)?.ToJsonString()}");

    private bool Matches(JsonNode? lobby, JsonNode? expected)
    {
        if (lobby is null || expected is null) return lobby is null && expected is null;

        var rest = expected.DeepClone().AsObject();
        rest.Remove("members");
        return lobby.Contains(rest) && (expected["members"]?.AsObject() ?? []).All(pair =>
        {
            var member = lobby["members"]!.AsArray().FirstOrDefault(it => (string?)it!["playerId"] == Id(pair.Key));
            return pair.Value is null ? member is null : member is not null && member.Contains(pair.Value);
        });
    }

    /// <summary>Compares through a witness: a request by the player's own client would correct what it holds.</summary>
    private async Task AssertConverges(string name)
    {
        JsonNode? actual = null;
        await Until(
            async () =>
            {
                if (HeldLobby(name)?["lobbyId"] is not { } lobbyId) return await IsInNoLobby(players[name].Client);
                actual = await ReadAsWitness(lobbyId);
                return JsonNode.DeepEquals(PublicPart(HeldLobby(name)), PublicPart(actual));
            },
            () => $"{name} holds {HeldLobby(name)?.ToJsonString()} but the service has {actual?.ToJsonString()}");
    }

    private async Task<JsonNode?> ReadAsWitness(JsonNode lobbyId)
    {
        try
        {
            return (await witness!.RequestAsync("lobby.get", JsonSerializer.SerializeToElement(new { lobbyId }))).Node();
        }
        catch (LobbyException exception)
        {
            return exception.Code;
        }
    }

    private static async Task<bool> IsInNoLobby(LobbyClient client)
    {
        try
        {
            await client.GetLobbyAsync();
            return false;
        }
        catch (LobbyException exception)
        {
            return exception.Code is "not_in_lobby";
        }
    }

    /// <summary>Removes private data and bans, which not every member sees.</summary>
    private static JsonNode? PublicPart(JsonNode? value) => value switch
    {
        JsonObject json => new JsonObject(json
            .Where(member => member.Key is not ("bans" or "banNames" or ['_', ..] or ['$', ..]))
            .Select(member => KeyValuePair.Create(member.Key, PublicPart(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(PublicPart)]),
        _ => value?.DeepClone(),
    };

    private static void AssertNeverSeen(Player player, JsonNode? never)
    {
        if (never is null) return;
        var lobbies = player.Changes.Select(change => change.After).OfType<LobbySnapshot>();
        Assert.DoesNotContain(
            lobbies.SelectMany(lobby => lobby.ToJson().Node()!["members"]!.AsArray()),
            member => member.Contains(never));
    }

    /// <summary>Replaces <c>@player</c> and <c>$variable</c> with their values.</summary>
    private JsonNode? Resolve(JsonNode? value) => value switch
    {
        JsonObject json => new JsonObject(json.Select(member => KeyValuePair.Create(member.Key, Resolve(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Resolve)]),
        JsonValue text when text.TryGetValue<string>(out var name) && name.StartsWith('@') => Id(name[1..]),
        JsonValue text when text.TryGetValue<string>(out var name) && name.StartsWith('$') => variables[name[1..]]?.DeepClone(),
        _ => value?.DeepClone(),
    };

    private JsonNode? HeldLobby(string name) => players[name].Client.CurrentLobby?.ToJson().Node();

    private string Id(string name) => $"{name}-{run}";

    private Task SetFaults(JsonNode rates, string? pushesTo = null) =>
        cloud.Plan(ConversationFiles.Plan(rates, pushesTo is null ? null : Id(pushesTo)));

    private static Task Until(Func<bool> condition, Func<string> describe) => Until(() => Task.FromResult(condition()), describe);

    private static Task Until(Func<Task<bool>> condition, Func<string> describe) =>
        Wait.Until(condition, describe, PollInterval);
}
