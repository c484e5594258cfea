using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using GameLobby.Application.Requests;
using GameLobby.Domain.Values;
using GameLobby.Functions.Tests.Parts;
using GameLobby.Functions.Wire;
using GameLobby.TestKit.Builders;

namespace GameLobby.Functions.Tests;

/// <summary>Every action of the contract, called by everyone who may not call it, and by everyone who may.</summary>
public sealed class CallingActions : IAsyncLifetime, IDisposable
{
    private static readonly string[] NamingALobby = ["lobby.update", "lobby.close", "match.end"];

    /// <summary>The player of each role in the lobby.</summary>
    private static readonly Dictionary<string, PlayerId> Roles = new()
    {
        ["host"] = People.Ada,
        ["player"] = People.Bob,
        ["spectator"] = People.Cleo,
        ["outsider"] = People.Dan,
        ["admin"] = People.Eve,
        ["admin who plays"] = new PlayerId("faye"),
    };

    /// <summary>Valid data of each action in the lobby.</summary>
    private static readonly Dictionary<string, Func<string, object>> Data = new()
    {
        ["session.hello"] = _ => new { protocol = 1 },
        ["session.ping"] = _ => new { },
        ["lobby.create"] = _ => new { name = "Another night", mode = "ctf", maxPlayers = 4 },
        ["lobby.join"] = lobby => new { lobbyId = lobby },
        ["lobby.leave"] = _ => new { },
        ["lobby.get"] = _ => new { },
        ["lobby.quickJoin"] = _ => new { mode = "ctf" },
        ["lobby.search"] = _ => new { mode = "ctf" },
        ["lobby.watch"] = _ => new { mode = "ctf" },
        ["lobby.unwatch"] = _ => new { mode = "ctf" },
        ["lobby.update"] = _ => new { name = "Saturday night" },
        ["lobby.close"] = _ => new { reason = "Late" },
        ["member.ready"] = _ => new { ready = true },
        ["member.team"] = _ => new { team = "blue" },
        ["member.update"] = _ => new { data = new { level = "2" } },
        ["member.mute"] = _ => new { playerId = "bob", muted = true },
        ["member.kick"] = _ => new { playerId = "bob" },
        ["member.unban"] = _ => new { playerId = "bob" },
        ["member.promote"] = _ => new { playerId = "bob" },
        ["team.balance"] = _ => new { mode = "even" },
        ["invite.send"] = _ => new { playerId = "grace" },
        ["invite.accept"] = _ => new { inviteId = "01KEHZ9D2F4G6H8J0K1M3N5P7Q" },
        ["invite.decline"] = _ => new { inviteId = "01KEHZ9D2F4G6H8J0K1M3N5P7Q" },
        ["match.start"] = _ => new { force = true },
        ["match.cancel"] = _ => new { },
        ["match.end"] = _ => new { },
        ["match.ticket"] = _ => new { },
        ["chat.send"] = _ => new { text = "hello" },
        ["chat.history"] = _ => new { },
        ["admin.history"] = id => new { lobbyId = id },
        ["signal.send"] = _ => new { name = "emote" },
    };

    private readonly FrameHost frames = new();
    private LobbyId lobby;

    public static TheoryData<string, string, string> Refused
    {
        get
        {
            var rows = new TheoryData<string, string, string>();
            foreach (var (action, role, code) in Calls.Where(call => call.Code is not null)) rows.Add(action, role, code!);
            return rows;
        }
    }

    public static TheoryData<string, string> Allowed
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var (action, role, _) in Calls.Where(call => call.Code is null)) rows.Add(action, role);
            return rows;
        }
    }

    private static IEnumerable<(string Action, string Role, string? Code)> Calls =>
        from action in Actions.All
        let callers = action.Value.Command.Type.GetCustomAttribute<ActionAttribute>()!.Callers
        from role in Roles.Keys
        select (action.Key, role, Refusal(callers, role));

    public async Task InitializeAsync()
    {
        foreach (var (role, player) in Roles) await frames.Connect(player, role.StartsWith("admin", StringComparison.Ordinal));
        var created = await frames.Request(People.Ada, "lobby.create", new
        {
            name = "Friday night",
            mode = "ctf",
            maxPlayers = 8,
            allowSpectators = true,
            teams = new[] { new { name = "red", size = 4 }, new { name = "blue", size = 4 } },
        });
        lobby = new LobbyId((string)created["lobbyId"]!);
        foreach (var role in new[] { "player", "admin who plays" })
            await frames.Request(Roles[role], "lobby.join", new { lobbyId = lobby.Value });
        await frames.Request(Roles["spectator"], "lobby.join", new { lobbyId = lobby.Value, spectate = true });
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => frames.Dispose();

    [Fact]
    public void The_data_covers_every_action() => Assert.Equal(Actions.Names.Order(), Data.Keys.Order());

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_caller_without_the_required_role_is_refused_and_changes_nothing(string action, string role, string code)
    {
        var before = await frames.Host.Stored(lobby);

        Assert.Equal(code, await Call(action, role, DataOf(action, role)));

        Assert.Equal(before, await frames.Host.Stored(lobby));
    }

    [Theory]
    [MemberData(nameof(Allowed))]
    public async Task A_caller_with_the_required_role_is_not_refused_for_the_role(string action, string role)
    {
        var code = await Call(action, role, DataOf(action, role));

        Assert.NotEqual("not_host", code);
        // Anyone may ask for their lobby, also without one.
        if (action != "lobby.get") Assert.NotEqual("not_in_lobby", code);
    }

    public static TheoryData<string> ActionsThatNameALobby => [.. NamingALobby];

    [Theory]
    [MemberData(nameof(ActionsThatNameALobby))]
    public async Task Only_an_admin_may_name_another_lobby(string action)
    {
        var data = DataOf(action, "admin");

        foreach (var role in new[] { "outsider", "player", "host" }) Assert.Equal("forbidden", await Call(action, role, data));
        Assert.DoesNotContain(await Call(action, "admin", data), new[] { "forbidden", "not_host", "not_in_lobby" });
    }

    [Theory]
    [InlineData("player", "not_host")]
    [InlineData("spectator", "not_host")]
    [InlineData("outsider", "not_in_lobby")]
    public async Task Only_the_host_may_move_others_to_a_team(string role, string code)
    {
        var before = await frames.Host.Stored(lobby);

        Assert.Equal(code, await Call("member.team", role, new { playerId = "faye", team = "blue" }));

        Assert.Equal(before, await frames.Host.Stored(lobby));
    }

    [Theory]
    [InlineData("lobby.create")]
    [InlineData("lobby.quickJoin")]
    public async Task Only_an_admin_may_create_a_lobby_with_data_of_the_game_server(string action)
    {
        object create = new { name = "Ranked", mode = "duel", maxPlayers = 2, data = new Dictionary<string, string> { ["$rating"] = "1" } };
        var data = action == "lobby.create" ? create : new { mode = "duel", createIfNone = create };

        Assert.Equal("forbidden", await Call(action, "outsider", data));
        Assert.Null(await Call(action, "admin", data));
    }

    /// <summary>Returns the error code for a caller without the required role; null for one with it.</summary>
    private static string? Refusal(Callers callers, string role) => (callers, role) switch
    {
        (Callers.Admin, _) => role.StartsWith("admin", StringComparison.Ordinal) ? null : "forbidden",
        (Callers.Anyone, _) or (_, "host") or (Callers.HostOrAdmin, "admin" or "admin who plays") => null,
        (_, "outsider" or "admin") => "not_in_lobby",
        (Callers.Member, _) or (Callers.Player, not "spectator") => null,
        (Callers.Player, _) => "forbidden",
        _ => "not_host",
    };

    private JsonObject DataOf(string action, string role)
    {
        var data = JsonSerializer.SerializeToNode(Data[action](lobby.Value))!.AsObject();
        if (role.StartsWith("admin", StringComparison.Ordinal) && NamingALobby.Contains(action)) data["lobbyId"] = lobby.Value;
        return data;
    }

    /// <summary>Returns the error code; null for a request that succeeded.</summary>
    private async Task<string?> Call(string action, string role, object data) =>
        (string?)(await frames.Send(Roles[role], action, data))["error"]?["code"];
}
