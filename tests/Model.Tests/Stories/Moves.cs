using System.Text.Json.Nodes;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.Model.Tests.Checks;

namespace GameLobby.Model.Tests.Stories;

/// <summary>Random requests of a player, each with what the domain does for it.</summary>
internal sealed class Moves(Random random, World world, string player, IReadOnlyList<string> players)
{
    private const string Password = "open sesame";

    private static readonly string[] Modes = ["duel", "race"];

    private PlayerId Me => new(player);

    /// <summary>A request for a player who is in no lobby; rarely one that needs a lobby.</summary>
    public Move Outside() => random.Next(20) switch
    {
        < 4 => Create(),
        < 11 => Join(),
        < 13 => QuickJoin(),
        < 15 => Accept(),
        15 => Decline(),
        16 => Chance(0.7) ? new Move("lobby.search", new() { ["mode"] = Mode() }) : Administrate(),
        17 => new Move(Chance(0.5) ? "lobby.watch" : "lobby.unwatch", new() { ["mode"] = Mode() }),
        18 => Look(),
        _ => Inside(),
    };

    /// <summary>A request for a player who is in a lobby; rarely one for a player who is in none.</summary>
    public Move Inside() => random.Next(44) switch
    {
        < 9 => Ready(),
        < 12 => SetTeam(),
        < 16 => UpdateMember(),
        < 19 => Update([], Me),
        < 21 => Start(),
        21 => Own("match.cancel", [], (lobby, now) => lobby.CancelStart(Me, now)),
        < 24 => End([], Me),
        24 => Kick(),
        25 => Mute(),
        < 28 => Named("member.promote", (lobby, target, now) => lobby.Promote(Me, target, now)),
        28 => Named("member.unban", (lobby, target, now) => lobby.Unban(Me, target, now)),
        29 => Balance(),
        < 33 => Own("lobby.leave", [], (lobby, now) => lobby.Leave(Me, now)),
        33 => Chance(0.3) ? Close([], Me) : new Move("session.ping", []),
        < 36 => Read("lobby.get", []),
        36 => Chat(),
        37 => Read("chat.history", new() { ["limit"] = 20 }),
        38 => Signal(),
        < 41 => Invite(),
        41 => Ticket(),
        42 => Join(),
        _ => Outside(),
    };

    /// <summary>A request of an operator about any lobby, or about those that are overdue.</summary>
    public Move Operate()
    {
        if (world.Lobby(random) is not { } known) return new Move("session.ping", []);
        var data = new JsonObject { ["lobbyId"] = known.Lobby };
        var move = random.Next(8) switch
        {
            < 3 => Update(data, null),
            3 => Close(data, null),
            4 => End(data, null),
            5 => new Move("admin.sweep", []),
            _ => new Move("lobby.get", data),
        };
        return move with { IsAbout = (lobby, _) => lobby.Id.Value == known.Lobby };
    }

    /// <summary>A change that a player makes after their return.</summary>
    public static Move SayBack()
    {
        var data = new JsonObject { ["data"] = new JsonObject { ["back"] = "yes" } };
        var patch = SettingsData.Patch(data["data"]);
        return new Move("member.update", data)
        {
            Operation = (lobby, moment) => lobby.UpdateMember(moment.Player, it => it.With(patch), null, moment.Now),
        };
    }

    /// <summary>A change that an operator makes to a lobby after the faults have ended.</summary>
    public static Move Repaint(LobbyId lobby)
    {
        var data = new JsonObject { ["lobbyId"] = lobby.Value, ["data"] = new JsonObject { ["colour"] = "green" } };
        return new Move("lobby.update", data)
        {
            IsAbout = (other, _) => other.Id == lobby,
            Operation = (it, moment) => it.Update(null, settings => settings.Apply(data), null, null, moment.Now),
        };
    }

    private Move Create()
    {
        var data = NewLobby();
        return new Move("lobby.create", data) { Creates = moment => Created(data, moment) };
    }

    private Move QuickJoin()
    {
        var create = NewLobby();
        create.Remove("password");
        var data = new JsonObject { ["mode"] = Mode(), ["createIfNone"] = create };
        return new Move("lobby.quickJoin", data)
        {
            Creates = moment => Created(create, moment),
            Operation = (lobby, moment) => lobby.Join(Newcomer(data, lobby, moment), new Entry.ById(), moment.Now),
        };
    }

    private Move Join()
    {
        if (world.Lobby(random) is not { } known) return Create();
        var byCode = Chance(0.7);
        var data = byCode ? new JsonObject { ["code"] = known.Code } : new JsonObject { ["lobbyId"] = known.Lobby };
        if (Chance(0.6)) data["password"] = Chance(0.9) ? Password : "please";
        Arrive(data);
        return new Move("lobby.join", data)
        {
            IsAbout = (lobby, _) => byCode ? lobby.Code.Value == known.Code : lobby.Id.Value == known.Lobby,
            Operation = (lobby, moment) =>
            {
                var verified = (string?)data["password"] == Password ? lobby.Settings.Password : null;
                Entry entry = byCode ? new Entry.ByCode(verified) : new Entry.ById(verified);
                return lobby.Join(Newcomer(data, lobby, moment), entry, moment.Now);
            },
        };
    }

    private Move Accept()
    {
        if (world.InviteFor(player, random) is not { } invite) return Join();
        var data = new JsonObject { ["inviteId"] = invite.Invite };
        Arrive(data);
        return new Move("invite.accept", data)
        {
            IsAbout = (lobby, _) => lobby.Id.Value == invite.Lobby,
            Operation = (lobby, moment) =>
                lobby.Join(Newcomer(data, lobby, moment), new Entry.ByInvite(invite.SentAt), moment.Now),
        };
    }

    private Move Decline() => world.InviteFor(player, random) is { } invite
        ? new Move("invite.decline", new() { ["inviteId"] = invite.Invite })
        : Look();

    private Move Look() => world.Lobby(random) is { } known
        ? new Move(Chance(0.8) ? "lobby.get" : "admin.history", new() { ["lobbyId"] = known.Lobby })
        : new Move("session.ping", []);

    private Move Administrate() => random.Next(3) switch
    {
        0 => new Move("admin.lobbies", []),
        1 => new Move("admin.player", new() { ["playerId"] = player }),
        _ => new Move("admin.stats", []),
    };

    private Move Ready()
    {
        var ready = Chance(0.7);
        return Own("member.ready", new() { ["ready"] = ready }, (lobby, now) => lobby.SetReady(Me, ready, now));
    }

    private Move SetTeam()
    {
        var (team, target) = (Team(), Chance(0.3) ? Other() : null);
        var data = new JsonObject { ["team"] = team };
        if (target is not null) data["playerId"] = target;
        return Own("member.team", data, (lobby, now) => lobby.SetTeam(Me, new(target ?? player), team, now));
    }

    private Move UpdateMember()
    {
        var data = new JsonObject();
        if (Chance(0.8)) data["data"] = GameData();
        bool? spectate = Chance(0.3) ? Chance(0.4) : null;
        if (spectate is { } value) data["spectate"] = value;
        var patch = SettingsData.Patch(data["data"]);
        return Own("member.update", data, (lobby, now) => lobby.UpdateMember(Me, it => it.With(patch), spectate, now));
    }

    private Move Update(JsonObject data, PlayerId? by)
    {
        foreach (var (name, value) in Change()) data[name] = value?.DeepClone();
        var newCode = Chance(0.2);
        if (newCode) data["newCode"] = true;
        long? ifVersion = Chance(0.2) ? random.Next(1, 12) : null;
        if (ifVersion is { } version) data["ifVersion"] = version;
        return new Move("lobby.update", data)
        {
            Operation = (lobby, moment) => lobby.Update(
                by,
                settings => settings.Apply(data),
                newCode ? moment.After?.Code ?? LobbyCode.Draw(Random.Shared.Next) : null,
                ifVersion,
                moment.Now),
        };
    }

    private Move Start()
    {
        var force = Chance(0.7);
        return Own("match.start", new() { ["force"] = force }, (lobby, now) => lobby.StartMatch(Me, force, now));
    }

    private static Move End(JsonObject data, PlayerId? by)
    {
        data["result"] = "a draw";
        return Own("match.end", data, (lobby, now) => lobby.EndMatch(by, "a draw", now));
    }

    private static Move Close(JsonObject data, PlayerId? by)
    {
        data["reason"] = "It is late.";
        return Own("lobby.close", data, (lobby, now) => lobby.Close(by, "It is late.", now)) with
        {
            // Closing the last lobby again succeeds.
            IsAbout = (lobby, caller) => lobby.IsClosed || lobby.Find(caller) is not null,
        };
    }

    private Move Kick()
    {
        var (target, ban) = (Other(), Chance(0.3));
        return Own("member.kick", new() { ["playerId"] = target, ["ban"] = ban, ["reason"] = "Enough" }, (lobby, now) =>
            lobby.Kick(Me, new(target), ban, "Enough", now));
    }

    private Move Mute()
    {
        var (target, muted) = (Other(), Chance(0.6));
        return Own("member.mute", new() { ["playerId"] = target, ["muted"] = muted }, (lobby, now) =>
            lobby.Mute(Me, new(target), muted, now));
    }

    private Move Named(string action, Func<Lobby, PlayerId, DateTimeOffset, Result<Lobby>> operation)
    {
        var target = new PlayerId(Other());
        return Own(action, new() { ["playerId"] = target.Value }, (lobby, now) => operation(lobby, target, now));
    }

    private Move Balance()
    {
        var even = Chance(0.5);
        return new Move("team.balance", new() { ["mode"] = even ? "even" : "random" })
        {
            Operation = (lobby, moment) => even ? lobby.BalanceEvenly(Me, moment.Now) : Shuffles.Find(lobby, moment),
        };
    }

    private Move Chat()
    {
        var toTeam = Chance(0.3);
        return new Move("chat.send", new() { ["text"] = "", ["channel"] = toTeam ? "team" : "lobby" })
        {
            ActsOutside = true,
            Operation = (lobby, _) => lobby.Find(Me) switch
            {
                null => Refusals.NotInLobby,
                { IsMuted: true } => Refusals.Muted,
                { Team: null } when toTeam => Refusals.NoTeam,
                _ => lobby,
            },
        };
    }

    private Move Signal() => new("signal.send", new() { ["name"] = "emote", ["payload"] = "wave" })
    {
        ActsOutside = true,
        Operation = (lobby, _) => lobby.Find(Me) is { IsMuted: true } ? Refusals.Muted : lobby,
    };

    private Move Invite()
    {
        var target = Other();
        return new Move("invite.send", new() { ["playerId"] = target })
        {
            ActsOutside = true,
            Operation = (lobby, _) => lobby.Members.Contains(new(target)) ? Refusals.AlreadyMember : lobby,
        };
    }

    private Move Ticket() => new("match.ticket", [])
    {
        Operation = (lobby, _) => lobby.Find(Me) switch
        {
            null => Refusals.NotInLobby,
            { IsSpectator: true } => Refusals.SpectatorsCannotPlay,
            _ => lobby.Status is LobbyStatus.InMatch ? lobby : Refusals.NoMatch,
        },
    };

    private static Move Own(string action, JsonObject data, Func<Lobby, DateTimeOffset, Result<Lobby>> operation) =>
        new(action, data) { Operation = (lobby, moment) => operation(lobby, moment.Now) };

    private static Move Read(string action, JsonObject data) => Own(action, data, (lobby, _) => lobby);

    private static Lobby Created(JsonObject data, Moment moment)
    {
        var settings = new LobbySettings((string)data["name"]!, (string)data["mode"]!, (int)data["maxPlayers"]!).Apply(data) with
        {
            Password = data.ContainsKey("password") ? moment.After!.Settings.Password : null,
        };
        var host = new Member(moment.Player, moment.Player.Value, moment.Now)
        {
            Connection = moment.ConnectionIn(moment.After!),
            Team = settings.Teams.Count > 0 ? settings.Teams[0].Name : null,
            Data = DataMap.Empty.With(SettingsData.Patch(data["memberData"])),
        };
        return Lobby.Create(moment.After!.Id, moment.After.Code, settings, host, moment.Now);
    }

    private static Member Newcomer(JsonObject data, Lobby lobby, Moment moment) =>
        new(moment.Player, moment.Player.Value, moment.Now)
        {
            Connection = moment.ConnectionIn(lobby),
            IsSpectator = (bool?)data["spectate"] ?? false,
            Team = (string?)data["team"],
            Data = DataMap.Empty.With(SettingsData.Patch(data["memberData"])),
        };

    private JsonObject NewLobby()
    {
        var most = random.Next(1, 7);
        var data = new JsonObject
        {
            ["name"] = $"Lobby of {player}",
            ["mode"] = Mode(),
            ["maxPlayers"] = most,
            ["minPlayers"] = random.Next(1, Math.Min(most, 3) + 1),
            ["visibility"] = random.Next(6) switch { 0 => "private", 1 => "invite", _ => "public" },
            ["allowSpectators"] = Chance(0.5),
            ["autoStart"] = Chance(0.5) ? "whenAllReady" : "never",
            ["countdownSeconds"] = random.Next(3) * 2,
            ["reconnectGraceSeconds"] = random.Next(3) * 10,
        };
        if (Chance(0.6)) data["teams"] = Teams(random.Next(1, 4));
        if (Chance(0.2)) data["password"] = Password;
        if (Chance(0.5)) data["data"] = GameData();
        if (Chance(0.5)) data["memberData"] = GameData();
        return data;
    }

    private JsonObject Change() => random.Next(8) switch
    {
        0 => new() { ["locked"] = Chance(0.3) },
        1 => new() { ["maxPlayers"] = random.Next(2, 7) },
        2 => new() { ["minPlayers"] = random.Next(1, 4), ["autoStart"] = Chance(0.7) ? "whenAllReady" : "never" },
        3 => new() { ["teams"] = Teams(random.Next(1, 5)) },
        4 => new() { ["region"] = Chance(0.5) ? "eu" : null, ["name"] = $"Lobby {random.Next(100)}" },
        5 => new() { ["visibility"] = Chance(0.7) ? "public" : "private", ["allowSpectators"] = Chance(0.7) },
        6 => new() { ["countdownSeconds"] = random.Next(4), ["reconnectGraceSeconds"] = random.Next(3) * 10 },
        _ => new() { ["data"] = GameData() },
    };

    private void Arrive(JsonObject data)
    {
        if (Chance(0.2)) data["spectate"] = true;
        else if (Chance(0.2)) data["team"] = Team() ?? "red";
        if (Chance(0.5)) data["memberData"] = GameData();
    }

    private JsonObject GameData() => new()
    {
        ["level"] = Chance(0.3) ? null : $"{random.Next(5)}",
        ["_secret"] = $"of {player} {random.Next(5)}",
    };

    private static JsonArray Teams(int size) =>
        [new JsonObject { ["name"] = "red", ["size"] = size }, new JsonObject { ["name"] = "blue", ["size"] = size }];

    private string? Team() => random.Next(4) switch { 0 => null, 1 => "red", 2 => "blue", _ => "red" };

    private string Mode() => Modes[random.Next(Modes.Length)];

    private string Other() => players[random.Next(players.Count)];

    private bool Chance(double probability) => random.NextDouble() < probability;
}
