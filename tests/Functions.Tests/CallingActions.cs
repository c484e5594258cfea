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
    /// <summary>The actions that can name a lobby, and the scopes that allow it.</summary>
    private static readonly Dictionary<string, string[]> NamingALobby = new()
    {
        ["lobby.update"] = ["admin", "server"],
        ["lobby.close"] = ["admin"],
        ["match.end"] = ["admin", "server"],
    };

    /// <summary>The player of each role in the lobby.</summary>
    private static readonly Dictionary<string, PlayerId> Roles = new()
    {
        ["host"] = People.Ada,
        ["player"] = People.Bob,
        ["spectator"] = People.Cleo,
        ["outsider"] = People.Dan,
        ["admin"] = People.Eve,
        ["admin who plays"] = new PlayerId("faye"),
        ["server"] = new PlayerId("server"),
    };

    /// <summary>Valid data of each action in the lobby.</summary>
    private static readonly Dictionary<string, Func<string, object>> Data = new()
    {
        ["admin.lobbies"] = _ => new { },
        ["admin.player"] = _ => new { playerId = "bob" },
        ["admin.stats"] = _ => new { },
        ["admin.sweep"] = _ => new { },
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
        let callers = action.Value.Command.GetCustomAttribute<ActionAttribute>()!.Callers
        from role in Roles.Keys
        select (action.Key, role, Refusal(callers, role));

    public async Task InitializeAsync()
    {
        foreach (var (role, player) in Roles) await frames.Connect(player, ScopeOf(role));
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

    public static TheoryData<string> ActionsThatNameALobby => [.. NamingALobby.Keys];

    [Theory]
    [MemberData(nameof(ActionsThatNameALobby))]
    public async Task Only_the_documented_scopes_may_name_another_lobby(string action)
    {
        foreach (var role in new[] { "outsider", "player", "host", "server", "admin" })
        {
            var data = DataOf(action, role is "admin" ? "admin" : "server");
            data["lobbyId"] = lobby.Value;
            var code = await Call(action, role, data);

            if (!NamingALobby[action].Contains(role)) Assert.Equal("forbidden", code);
            else Assert.DoesNotContain(code, new[] { "forbidden", "not_host", "not_in_lobby" });
        }
    }

    [Fact]
    public async Task A_game_server_may_change_nothing_but_its_own_data_of_a_lobby()
    {
        var own = new Dictionary<string, string?> { ["$score"] = "3:1" };
        var mixed = new Dictionary<string, string?> { ["$score"] = "3:1", ["map"] = "mill" };

        Assert.Equal("forbidden", await Call("lobby.update", "server", new { lobbyId = lobby.Value, data = mixed }));
        Assert.Equal("forbidden", await Call("lobby.update", "server", new { lobbyId = lobby.Value, data = own, locked = true }));
        Assert.Equal("forbidden", await Call("lobby.update", "server", new { lobbyId = lobby.Value }));
        Assert.Null(await Call("lobby.update", "server", new { lobbyId = lobby.Value, data = own }));
    }

    [Fact]
    public async Task A_game_server_sees_all_of_a_private_lobby()
    {
        await frames.Request(People.Ada, "lobby.update", new { visibility = "private", data = new { _seed = "42" } });

        var seen = await frames.Request(Roles["server"], "lobby.get", new { lobbyId = lobby.Value });

        Assert.Equal("42", (string?)seen["data"]!["_seed"]);
        Assert.Equal("not_found", await Call("lobby.get", "outsider", new { lobbyId = lobby.Value }));
    }

    [Fact]
    public async Task A_game_server_that_names_unknown_lobbies_is_not_taken_for_a_guesser()
    {
        for (var n = 0; n < 10; n++) Assert.Equal("not_found", await Call("lobby.get", "server", new { lobbyId = $"nowhere-{n}" }));
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
    public async Task Only_a_game_server_or_an_admin_may_create_a_lobby_with_data_of_the_game_server(string action)
    {
        object create = new { name = "Ranked", mode = "duel", maxPlayers = 2, data = new Dictionary<string, string> { ["$rating"] = "1" } };
        var data = action == "lobby.create" ? create : new { mode = "duel", createIfNone = create };

        Assert.Equal("forbidden", await Call(action, "outsider", data));
        Assert.Null(await Call(action, "server", data));
        Assert.Null(await Call(action, "admin", data));
    }

    /// <summary>Returns the error code for a caller without the required role; null for one with it.</summary>
    private static string? Refusal(Callers callers, string role) => (callers, role) switch
    {
        (Callers.Admin, "admin" or "admin who plays") => null,
        (Callers.Admin, _) => "forbidden",
        (Callers.Anyone, _) or (_, "host") => null,
        (Callers.HostOrAdmin or Callers.HostOrServerOrAdmin, "admin" or "admin who plays") => null,
        (Callers.HostOrServerOrAdmin, "server") => null,
        (_, "outsider" or "admin" or "server") => "not_in_lobby",
        (Callers.Member, _) or (Callers.Player, not "spectator") => null,
        (Callers.Player, _) => "forbidden",
        _ => "not_host",
    };

    private JsonObject DataOf(string action, string role)
    {
        var data = JsonSerializer.SerializeToNode(Data[action](lobby.Value))!.AsObject();
        if (!NamingALobby.TryGetValue(action, out var scopes) || !scopes.Contains(role.Split(' ')[0])) return data;

        // A game server may only change its own data.
        if (action == "lobby.update" && role == "server") data = new JsonObject { ["data"] = new JsonObject { ["$score"] = "3:1" } };
        data["lobbyId"] = lobby.Value;
        return data;
    }

    private static string ScopeOf(string role) => role.Split(' ')[0] is "admin" or "server" ? $"lobby:{role.Split(' ')[0]}" : "";

    /// <summary>Returns the error code; null for a request that succeeded.</summary>
    private async Task<string?> Call(string action, string role, object data) =>
        (string?)(await frames.Send(Roles[role], action, data))["error"]?["code"];
}
