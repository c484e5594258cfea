using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Builders;

namespace GameLobby.TestKit.Histories;

/// <summary>Every operation on a lobby, each with its weight in a history.</summary>
public static class Operations
{
    private delegate Result<Lobby> Operation(Lobby lobby, Step step, DateTimeOffset now);

    private static readonly Dictionary<string, (int Weight, Operation Try)> All = new()
    {
        ["join"] = (20, (lobby, step, now) => lobby.Join(Newcomer(step, now), step.Flag ? By.Code : By.Id, now)),
        ["spectate"] = (5, (lobby, step, now) => lobby.Join(Newcomer(step, now) with { IsSpectator = true }, By.Code, now)),
        ["leave"] = (5, (lobby, step, now) => lobby.Leave(step.Who, now)),
        ["ready"] = (30, (lobby, step, now) => lobby.SetReady(step.Who, true, now)),
        ["unready"] = (6, (lobby, step, now) => lobby.SetReady(step.Who, false, now)),
        ["start"] = (8, (lobby, step, now) => lobby.StartMatch(step.Flag ? step.Who : lobby.Host, false, now)),
        ["force"] = (4, (lobby, step, now) => lobby.StartMatch(step.Flag ? step.Who : lobby.Host, true, now)),
        ["cancel"] = (3, (lobby, step, now) => lobby.CancelStart(step.Flag ? step.Who : lobby.Host, now)),
        ["end"] = (6, (lobby, step, now) => lobby.EndMatch(step.Flag ? null : lobby.Host, $"{step.Number}", now)),
        ["connect"] = (12, (lobby, step, now) => lobby.Connect(Newcomer(step, now), now)),
        ["disconnect"] = (6, (lobby, step, now) =>
            lobby.Find(step.Who)?.Connection is { } held ? lobby.Disconnect(step.Who, held, now) : lobby),
        ["disconnect late"] = (3, (lobby, step, now) =>
            lobby.Disconnect(
                step.Who, new Connection(new ConnectionId("an older one"), DateTimeOffset.MinValue, DateTimeOffset.MaxValue), now)),
        ["team"] = (6, (lobby, step, now) => lobby.SetTeam(step.Flag ? step.Who : lobby.Host, step.Who, Team(step), now)),
        ["balance"] = (3, (lobby, step, now) => step.Flag
            ? lobby.BalanceEvenly(lobby.Host, now)
            : lobby.BalanceRandomly(lobby.Host, n => step.Number % n, now)),
        ["kick"] = (2, (lobby, step, now) => lobby.Kick(step.Flag ? null : lobby.Host, step.Who, step.Number % 3 == 0, "a reason", now)),
        ["unban"] = (3, (lobby, step, now) =>
            lobby.Unban(lobby.Host, lobby.Exclusions.Items is [var first, ..] ? first.Player : step.Who, now)),
        ["mute"] = (3, (lobby, step, now) => lobby.Mute(lobby.Host, step.Who, step.Flag, now)),
        ["promote"] = (4, (lobby, step, now) => lobby.Promote(lobby.Host, step.Who, now)),
        ["close"] = (1, (lobby, step, now) => step.Number % 5 == 0 ? lobby.Close(step.Flag ? null : step.Who, "a reason", now) : lobby),
        ["update"] = (5, (lobby, step, now) =>
            lobby.Update(step.Flag ? null : lobby.Host, settings => Change(settings, step), null, null, now)),
        ["update member"] = (6, (lobby, step, now) => lobby.UpdateMember(
            step.Who, _ => Data(step), step.Number % 3 == 0 ? step.Flag : null, now)),
        ["fail"] = (1, (lobby, _, now) => lobby.Match is { } match ? lobby.FailStart(match, now) : lobby),
        ["tick"] = (20, (lobby, _, now) => lobby.IsStartDue(now) ? lobby.BeginMatch(lobby.Match!, "server", now) : lobby.Expire(now)),
        ["begin late"] = (2, (lobby, _, now) => lobby.BeginMatch(new Match("an older one", now), "server", now)),
        ["begin early"] = (2, (lobby, _, now) => lobby.Match is { } match ? lobby.BeginMatch(match, "server", now) : lobby),
        ["edit"] = (4, (lobby, step, now) => lobby.IsClosed ? lobby : Edit(lobby, step, now)),
        ["edit without version"] = (3, (lobby, step, now) => lobby.IsClosed ? lobby : Adopt(lobby, step, now)),
        ["delete"] = (1, (lobby, step, now) => step.Number % 5 == 0 ? lobby.Delete(now) : lobby),
    };

    public static IEnumerable<(int Weight, string What)> Weights { get; } = [.. All.Select(pair => (pair.Value.Weight, pair.Key))];

    public static Result<Lobby> Try(Lobby lobby, Step step, DateTimeOffset now) => All[step.What].Try(lobby, step, now);

    internal static Member Newcomer(Step step, DateTimeOffset now) => AMember.Of(step.Who, now) with
    {
        Name = step.Number % 9 == 0 ? $"{step.Who} the {step.Number}th" : $"{step.Who}",
        Connection = step.Who.Socket(step.Number, now),
        Data = Data(step),
        Team = step.Number % 4 == 0 ? Team(step) : null,
    };

    private static string? Team(Step step) => (step.Number % 4) switch
    {
        0 => "red",
        1 => "blue",
        2 => "green",
        _ => null,
    };

    private static LobbySettings Change(LobbySettings settings, Step step) => (step.Number % 6) switch
    {
        0 => settings with { Locked = step.Flag },
        1 => settings with { Teams = [] },
        2 => settings with { Teams = [new Team("red", 2), new Team("blue", 1 + (step.Number % 3))] },
        3 => settings with { MaxPlayers = 1 + (step.Number % 7) },
        4 => settings with { MinPlayers = 1 + (step.Number % 3), AutoStart = step.Flag ? AutoStart.WhenAllReady : AutoStart.Never },
        _ => settings with { AllowSpectators = step.Flag, Data = Data(step, "the lobby") },
    };

    /// <summary>An edit by an operator, which needs no change reason.</summary>
    private static Lobby Edit(Lobby lobby, Step step, DateTimeOffset now) => (step.Number % 4) switch
    {
        0 => lobby.Edited(stored => stored with { UpdatedAt = now, Code = LobbyCode.Draw(n => step.Number * 7919 % n) }),
        1 => lobby.Edited(stored => stored with
        {
            UpdatedAt = now,
            Settings = stored.Settings with { Name = $"Name {step.Number}", Region = step.Flag ? "eu" : null },
        }),
        2 => lobby.Edited(stored => stored with { UpdatedAt = now, Settings = stored.Settings with { Data = Data(step, "the lobby") } }),
        _ => lobby.Edited(stored => stored with
        {
            UpdatedAt = now,
            Members = stored.Members.Change(step.Who, member => member with { Data = Data(step) }),
        }),
    };

    private static Lobby Adopt(Lobby lobby, Step step, DateTimeOffset now)
    {
        var edited = Lobby.Restore(Edit(lobby, step, now).Stored() with { Version = lobby.Version });
        return edited.Adopt(lobby, edited, new HashSet<PlayerId>(), null, now)?.Lobby ?? lobby;
    }

    private static DataMap Data(Step step) => Data(step, step.Who.Value);

    /// <summary>Texts that name their owner, which makes a leak visible.</summary>
    private static DataMap Data(Step step, string owner) => DataMap.From(new Dictionary<string, string>
    {
        ["level"] = $"{step.Number % 5}",
        ["_secret"] = $"secret of {owner} {step.Number % 3}",
        ["$server"] = $"server's on {owner} {step.Number % 3}",
    }.Where((_, n) => (step.Number >> n) % 2 == 1));
}
