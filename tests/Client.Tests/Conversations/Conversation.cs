using System.Text.Json;
using System.Text.Json.Nodes;
using GameLobby.Client.Tests.Stories;
using GameLobby.TestKit.Cloud;

namespace GameLobby.Client.Tests.Conversations;

/// <summary>Plays a story to its end, and checks what every client holds then.</summary>
internal sealed class Conversation(JsonObject story, LocalCloudProcess cloud) : IDisposable
{
    /// <summary>A request gets through in the end: a reply that is lost costs its client ten seconds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly string run = $"{Guid.NewGuid():N}"[..8];
    private readonly string[] names = [.. story["players"]!.AsArray().Select(name => (string)name!)];
    private readonly Dictionary<string, Player> players = [];
    private readonly List<Player> former = [];
    private readonly Dictionary<string, JsonNode?> kept = [];
    private LobbyClient? witness;

    public async Task Play()
    {
        kept["mode"] = $"mode-{run}";
        await Plan(new JsonObject());
        foreach (var name in names) players[name] = await Player.Connect(cloud, name, Id(name));
        witness = new(cloud.Socket, _ => cloud.Token(Id("witness"), "Witness", "lobby:admin"));
        await witness.Connect();
        await Plan(story["chaos"]!);
        foreach (var step in story["steps"]!.AsArray()) await Take(step!.AsObject());
        await Plan(new JsonObject());
        foreach (var name in names) await HoldsTheTruth(name);
        foreach (var player in players.Values.Concat(former)) SawNone(player, story["never"]);
    }

    public void Dispose()
    {
        witness?.Dispose();
        foreach (var player in players.Values.Concat(former)) player.Dispose();
    }

    private async Task Take(JsonObject step)
    {
        if (step["together"] is JsonArray together) await Task.WhenAll(together.Select(each => Take(each!.AsObject())));
        else if (step["chaos"] is { } rates) await Plan(rates);
        else if (step.ContainsKey("sees")) await Task.WhenAll(Those(step).Select(name => Sees(name, Filled(step["sees"]))));
        else foreach (var name in Those(step)) await Act(name, step);
    }

    private string[] Those(JsonObject step) => step["as"] switch
    {
        null => names,
        JsonArray some => [.. some.Select(name => (string)name!)],
        var one => [(string)one!],
    };

    private async Task Act(string name, JsonObject step)
    {
        if (step.ContainsKey("loses")) players[name].Cut();
        else if (step.ContainsKey("takesOver")) await TakeOver(name);
        else if ((int?)step["renewed"] is { } times)
            await Until(() => Sockets(name) >= times, () => $"{name} has had {Sockets(name)} sockets.");
        else await Ask(name, step);
    }

    private int Sockets(string name) => players[name].Count<HelloReply>();

    private async Task TakeOver(string name)
    {
        var before = players[name];
        former.Add(before);
        players[name] = await Player.Connect(cloud, name, Id(name));
        await Until(() => before.Client.State is ConnectionState.Replaced, () => $"{name}'s former client is {before.Client.State}.");
    }

    private async Task Ask(string name, JsonObject step)
    {
        try
        {
            var data = JsonSerializer.SerializeToElement(Filled(step["with"]) ?? new JsonObject());
            var reply = (await players[name].Client.Request((string)step["do"]!, data, new() { Timeout = Patience })).Node();
            Assert.False(step.ContainsKey("refused"), $"{name}: {step.ToJsonString()} was not refused.");
            var isAsWanted = step["reply"] is null || reply.IsLike(Filled(step["reply"]));
            Assert.True(isAsWanted, $"{name}: {step.ToJsonString()} was answered with {reply?.ToJsonString()}");
            foreach (var (member, as_) in step["keep"]?.AsObject() ?? []) kept[(string)as_!] = reply![member]?.DeepClone();
        }
        catch (LobbyException refusal)
        {
            Assert.True(
                refusal.Code == (string?)step["refused"],
                $"{name}: {step.ToJsonString()} was refused: {refusal.Code}, {refusal.Message}");
        }
    }

    private Task Sees(string name, JsonNode? wanted) => Until(
        () => IsSo(Held(name), wanted), () => $"{name} was to see {wanted?.ToJsonString()} and holds {Held(name)?.ToJsonString()}");

    private bool IsSo(JsonNode? lobby, JsonNode? wanted)
    {
        if (lobby is null || wanted is null) return lobby is null && wanted is null;

        var rest = wanted.DeepClone().AsObject();
        rest.Remove("members");
        return lobby.IsLike(rest) && (wanted["members"]?.AsObject() ?? []).All(pair =>
        {
            var member = lobby["members"]!.AsArray().FirstOrDefault(it => (string?)it!["playerId"] == Id(pair.Key));
            return pair.Value is null ? member is null : member is not null && member.IsLike(pair.Value);
        });
    }

    /// <summary>Nothing is asked for the player itself: what it is told would put right what it holds.</summary>
    private async Task HoldsTheTruth(string name)
    {
        JsonNode? told = null;
        await Until(
            async () =>
            {
                if (Held(name)?["lobbyId"] is not { } lobby) return await IsInNone(players[name].Client);
                told = await Told(lobby);
                return JsonNode.DeepEquals(Shown(Held(name)), Shown(told));
            },
            () => $"{name} holds {Held(name)?.ToJsonString()} and a witness is told {told?.ToJsonString()}");
    }

    private async Task<JsonNode?> Told(JsonNode lobby)
    {
        try
        {
            return (await witness!.Request("lobby.get", JsonSerializer.SerializeToElement(new { lobbyId = lobby }))).Node();
        }
        catch (LobbyException refusal)
        {
            return refusal.Code;
        }
    }

    private static async Task<bool> IsInNone(LobbyClient client)
    {
        try
        {
            await client.Lobby.Get();
            return false;
        }
        catch (LobbyException refusal)
        {
            return refusal.Code is "not_in_lobby";
        }
    }

    /// <summary>As everyone in the lobby sees it: without private data, and bans, which are the host's.</summary>
    private static JsonNode? Shown(JsonNode? value) => value switch
    {
        JsonObject json => new JsonObject(json
            .Where(member => member.Key is not ("bans" or ['_', ..] or ['$', ..]))
            .Select(member => KeyValuePair.Create(member.Key, Shown(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Shown)]),
        _ => value?.DeepClone(),
    };

    private static void SawNone(Player player, JsonNode? never)
    {
        if (never is null) return;
        var held = player.Seen.Select(change => change.After).OfType<LobbySnapshot>();
        Assert.DoesNotContain(
            held.SelectMany(lobby => lobby.ToJson().Node()!["members"]!.AsArray()),
            member => member.IsLike(never));
    }

    /// <summary>With all names of players, and of what was kept, put in.</summary>
    private JsonNode? Filled(JsonNode? value) => value switch
    {
        JsonObject json => new JsonObject(json.Select(member => KeyValuePair.Create(member.Key, Filled(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Filled)]),
        JsonValue text when text.TryGetValue<string>(out var name) && name.StartsWith('@') => Id(name[1..]),
        JsonValue text when text.TryGetValue<string>(out var name) && name.StartsWith('$') => kept[name[1..]]?.DeepClone(),
        _ => value?.DeepClone(),
    };

    private JsonNode? Held(string name) => players[name].Client.CurrentLobby?.ToJson().Node();

    private string Id(string name) => $"{name}-{run}";

    private Task Plan(JsonNode rates) => cloud.Plan(ConversationFiles.Plan(rates));

    private static Task Until(Func<bool> isSo, Func<string> otherwise) => Wait.Until(isSo, otherwise, Pause);

    private static Task Until(Func<Task<bool>> isSo, Func<string> otherwise) => Wait.Until(isSo, otherwise, Pause);
}
