using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.TestKit.Builders;

namespace GameLobby.TestKit.Histories;

/// <summary>All that can be tried on a lobby, each with how often a history tries it.</summary>
internal static class Operations
{
    private delegate Result<Lobby> Operation(Lobby lobby, Step step, DateTimeOffset now);

    private static readonly Dictionary<string, (int Weight, Operation Try)> All = new()
    {
        ["join"] = (20, (lobby, step, now) => lobby.Join(Newcomer(step, now), step.Flag ? Entry.ByCode : Entry.ById, now)),
        ["spectate"] = (5, (lobby, step, now) => lobby.Join(Newcomer(step, now) with { IsSpectator = true }, Entry.ByCode, now)),
        ["leave"] = (5, (lobby, step, now) => lobby.Leave(step.Who, now)),
        ["ready"] = (30, (lobby, step, now) => lobby.SetReady(step.Who, true, now)),
        ["unready"] = (6, (lobby, step, now) => lobby.SetReady(step.Who, false, now)),
        ["start"] = (8, (lobby, step, now) => lobby.StartMatch(step.Flag ? step.Who : lobby.Host, false, now)),
        ["force"] = (4, (lobby, step, now) => lobby.StartMatch(step.Flag ? step.Who : lobby.Host, true, now)),
        ["cancel"] = (3, (lobby, step, now) => lobby.CancelStart(step.Flag ? step.Who : lobby.Host, now)),
        ["end"] = (6, (lobby, step, now) => lobby.EndMatch(step.Flag ? null : lobby.Host, $"{step.Number}", now)),
        ["connect"] = (12, (lobby, step, now) => lobby.Connect(Newcomer(step, now), now)),
        ["disconnect"] = (6, (lobby, step, now) => lobby.Find(step.Who)?.Connection is { } held ? lobby.Disconnect(step.Who, held.Id, now) : lobby),
        ["disconnect late"] = (3, (lobby, step, now) => lobby.Disconnect(step.Who, new ConnectionId("an older one"), now)),
        ["tick"] = (20, (lobby, _, now) => lobby.IsStartDue(now) ? lobby.BeginMatch(lobby.Match!, "server", now) : lobby.Tick(now)),
        ["begin late"] = (2, (lobby, _, now) => lobby.BeginMatch(new Match("an older one", now), "server", now)),
        ["begin early"] = (2, (lobby, _, now) => lobby.Match is { } match ? lobby.BeginMatch(match, "server", now) : lobby),
        ["edit"] = (4, (lobby, step, now) => lobby.IsClosed ? lobby : Edit(lobby, step, now)),
    };

    public static IEnumerable<(int Weight, string What)> Weights { get; } = [.. All.Select(pair => (pair.Value.Weight, pair.Key))];

    public static Result<Lobby> Try(Lobby lobby, Step step, DateTimeOffset now) => All[step.What].Try(lobby, step, now);

    internal static Member Newcomer(Step step, DateTimeOffset now) => AMember.Of(step.Who, now) with
    {
        Name = step.Number % 9 == 0 ? $"{step.Who} the {step.Number}th" : $"{step.Who}",
        Connection = step.Who.Socket(step.Number, now),
        Data = Data(step),
    };

    /// <summary>An operator's hand, which need not say why.</summary>
    private static Lobby Edit(Lobby lobby, Step step, DateTimeOffset now) => (step.Number % 4) switch
    {
        0 => lobby.Edited(stored => stored with { UpdatedAt = now, Code = LobbyCode.Draw(n => step.Number * 7919 % n) }),
        1 => lobby.Edited(stored => stored with { UpdatedAt = now, Settings = stored.Settings with { Name = $"Name {step.Number}", Region = step.Flag ? "eu" : null } }),
        2 => lobby.Edited(stored => stored with { UpdatedAt = now, Settings = stored.Settings with { Data = Data(step) } }),
        _ => lobby.Edited(stored => stored with { UpdatedAt = now, Members = stored.Members.Change(step.Who, member => member with { Data = Data(step) }) }),
    };

    private static DataMap Data(Step step) => DataMap.From(new Dictionary<string, string>
    {
        ["level"] = $"{step.Number % 5}",
        ["_secret"] = $"secret of {step.Who} {step.Number % 3}",
        ["$server"] = $"server's {step.Number % 3}",
    }.Where((_, n) => (step.Number >> n) % 2 == 1));
}
