using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GameLobby.Functions.Tests.Fuzzing;

/// <summary>Valid data of every action, of players and lobbies that often exist.</summary>
internal static class SampleData
{
    private static readonly string[] Players = ["ada", "bob", "cleo", "dan", "eve", "nobody"];
    private static readonly string?[] TeamNames = ["red", "blue", null];
    private static readonly string[] Modes = ["ctf", "duel"];
    private static readonly string[] Visibilities = ["public", "public", "public", "private", "invite"];

    private static readonly Dictionary<string, Func<Random, KnownValues, object>> All = new()
    {
        ["session.hello"] = (random, known) =>
            new { protocol = 1, lobbyId = known.Pick("lobbyId", random), version = Version(random, known) },
        ["session.ping"] = (_, _) => new { },
        ["lobby.create"] = (random, _) => Lobby(random),
        ["lobby.join"] = (random, known) => random.Next(2) == 0
            ? new { code = known.Pick("code", random), team = random.Pick(TeamNames) }
            : new { lobbyId = known.Pick("lobbyId", random), spectate = random.Next(4) == 0 },
        ["lobby.leave"] = (_, _) => new { },
        ["lobby.get"] = (random, known) => random.Next(2) == 0 ? new { } : new { lobbyId = known.Pick("lobbyId", random) },
        ["lobby.quickJoin"] = (random, _) => new { mode = random.Pick(Modes), createIfNone = random.Next(2) == 0 ? Lobby(random) : null },
        ["lobby.search"] = (random, known) => new
        {
            mode = random.Pick(Modes),
            filters = new[] { new { key = "level", op = random.Pick<string>(["eq", "ne", "lt", "ge"]), value = "10" } },
            sort = random.Pick<string>(["newest", "oldest", "fullest", "emptiest"]),
            limit = random.Next(1, 100),
            cursor = random.Next(3) == 0 ? known.Pick("cursor", random) : null,
        },
        ["lobby.watch"] = (random, _) => new { mode = random.Pick(Modes) },
        ["lobby.unwatch"] = (random, _) => new { mode = random.Pick(Modes) },
        ["lobby.update"] = (random, _) => new
        {
            name = "Saturday night",
            locked = random.Next(8) == 0,
            maxPlayers = random.Next(2, 9),
            newCode = random.Next(4) == 0,
            data = new Dictionary<string, string?> { ["level"] = "12", ["_seed"] = "42" },
        },
        ["lobby.close"] = (_, _) => new { reason = "Late" },
        ["member.ready"] = (random, _) => new { ready = random.Next(4) > 0 },
        ["member.team"] = (random, _) =>
            new { team = random.Pick(TeamNames), playerId = random.Next(2) == 0 ? random.Pick(Players) : null },
        ["member.update"] = (random, _) => new { data = new { level = $"{random.Next(20)}" }, spectate = random.Next(4) == 0 },
        ["member.mute"] = (random, _) => new { playerId = random.Pick(Players), muted = random.Next(2) == 0 },
        ["member.kick"] = (random, _) => new { playerId = random.Pick(Players), ban = random.Next(4) == 0, reason = "Cheating" },
        ["member.unban"] = (random, _) => new { playerId = random.Pick(Players) },
        ["member.promote"] = (random, _) => new { playerId = random.Pick(Players) },
        ["team.balance"] = (random, _) => new { mode = random.Pick<string>(["even", "random"]) },
        ["invite.send"] = (random, _) => new { playerId = random.Pick(Players) },
        ["invite.accept"] = (random, known) => new { inviteId = known.Pick("inviteId", random) },
        ["invite.decline"] = (random, known) => new { inviteId = known.Pick("inviteId", random) },
        ["match.start"] = (random, _) => new { force = random.Next(2) == 0 },
        ["match.cancel"] = (_, _) => new { },
        ["match.end"] = (_, _) => new { result = "2:1" },
        ["match.ticket"] = (_, _) => new { },
        ["chat.send"] = (random, _) => new { text = "ready when you are", channel = random.Pick<string>(["lobby", "team"]) },
        ["chat.history"] = (random, known) =>
            new { limit = random.Next(1, 100), before = random.Next(3) == 0 ? known.Pick("messageId", random) : null },
        ["admin.history"] = (random, known) =>
            new { lobbyId = known.Pick("lobbyId", random), limit = random.Next(1, 100), before = random.Next(3) == 0 ? 7 : (int?)null },
        ["signal.send"] = (random, _) => new { name = "emote", payload = "wave", to = new[] { random.Pick(Players) } },
    };

    public static IReadOnlyList<string> Actions { get; } = [.. All.Keys];

    public static JsonObject Of(string action, Random random, KnownValues known) =>
        JsonSerializer.SerializeToNode(All[action](random, known))!.AsObject();

    private static object Lobby(Random random) => new
    {
        name = "Friday night",
        mode = random.Pick(Modes),
        maxPlayers = random.Next(2, 9),
        visibility = random.Pick(Visibilities),
        allowSpectators = true,
        autoStart = random.Pick<string>(["never", "whenAllReady"]),
        countdownSeconds = random.Next(3),
        teams = random.Next(2) == 0 ? new[] { new { name = "red", size = 4 }, new { name = "blue", size = 4 } } : null,
        data = new Dictionary<string, string> { ["level"] = $"{random.Next(20)}" },
    };

    private static long Version(Random random, KnownValues known) =>
        long.TryParse(known.Pick("version", random), CultureInfo.InvariantCulture, out var version) ? version : 1;
}
