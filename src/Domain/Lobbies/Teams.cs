using GameLobby.Domain.Values;

namespace GameLobby.Domain.Lobbies;

/// <summary>Who plays on which team. Nothing here makes anyone unready.</summary>
public static class Teams
{
    /// <summary>Moves a player to a team, or off its team (null): oneself, or as host anyone.</summary>
    public static Result<Lobby> SetTeam(this Lobby lobby, PlayerId by, PlayerId target, string? team, DateTimeOffset now)
    {
        var wanted = lobby.Settings.Teams.FirstOrDefault(it => it.Name == team);
        return lobby.Find(by) is null ? Refusals.NotInLobby : lobby.Members.Find(target) switch
        {
            null => Refusals.NoSuchMember,
            _ when by != target && by != lobby.Host => Refusals.NotHost,
            var member when member.Team == team => lobby,
            _ when lobby.Status is LobbyStatus.InMatch => Refusals.MatchInProgress,
            { IsSpectator: true } => Refusals.SpectatorsPlayNoPart,
            _ when team is not null && wanted is null => Refusals.NoSuchTeam,
            _ when wanted is not null && lobby.Members.On(wanted) >= wanted.Size => Refusals.TeamFull,
            _ => lobby.Next(now, Reason.TeamsChanged, lobby with
            {
                Members = lobby.Members.Change(target, member => member with { Team = team }),
            }),
        };
    }

    /// <summary>Makes the teams as even as their sizes allow, moving as few players as can be, the latest to join first.</summary>
    public static Result<Lobby> BalanceEvenly(this Lobby lobby, PlayerId by, DateTimeOffset now) =>
        lobby.Balance(by, now, (players, sizes) =>
        {
            var stay = sizes.SelectMany(size => players.Where(player => player.Team == size.Key).Take(size.Value)).ToHashSet();
            var open = sizes.SelectMany(size => Enumerable.Repeat(size.Key, size.Value - stay.Count(player => player.Team == size.Key)));
            return players.Where(player => !stay.Contains(player)).Zip(open.Concat(Nowhere), (player, team) => (player.Id, team));
        });

    /// <summary>Puts the players on teams of even size by chance.</summary>
    /// <param name="chance">Answers a number from 0 up to, not including, its argument.</param>
    public static Result<Lobby> BalanceRandomly(this Lobby lobby, PlayerId by, Func<int, int> chance, DateTimeOffset now) =>
        lobby.Balance(by, now, (players, sizes) =>
        {
            var places = sizes.SelectMany(size => Enumerable.Repeat(size.Key, size.Value)).Concat(Nowhere);
            return Shuffle(players, chance).Zip(places, (player, team) => (player.Id, team));
        });

    /// <summary>Where someone goes who names no team: the first of the emptiest that are not full; null where there is none.</summary>
    internal static string? Emptiest(this Lobby lobby) => lobby.Settings.Teams
        .Where(team => lobby.Members.On(team) < team.Size)
        .MinBy(lobby.Members.On)?.Name;

    /// <summary>For those whom no team has room for.</summary>
    private static IEnumerable<string?> Nowhere => Enumerable.Repeat((string?)null, Roster.Seats);

    private static Result<Lobby> Balance(
        this Lobby lobby,
        PlayerId by,
        DateTimeOffset now,
        Func<IReadOnlyList<Member>, IReadOnlyDictionary<string, int>, IEnumerable<(PlayerId Player, string? Team)>> assign)
    {
        if (lobby.Forbids(by) is { } forbidden) return forbidden;
        if (lobby.Status is LobbyStatus.InMatch) return Refusals.MatchInProgress;
        if (lobby.Settings.Teams.Count == 0) return Refusals.NoSuchTeam;

        var moves = assign([.. lobby.Members.Players], lobby.EvenSizes()).ToDictionary(move => move.Player, move => move.Team);
        return lobby.Next(now, Reason.TeamsChanged, lobby with
        {
            Members = lobby.Members.Change(member => moves.ContainsKey(member.Id), member => member with { Team = moves[member.Id] }),
        });
    }

    /// <summary>
    /// How many players each team gets: one by one to the smallest that has room, of equals to one that has such a
    /// player already.
    /// </summary>
    private static Dictionary<string, int> EvenSizes(this Lobby lobby)
    {
        var teams = lobby.Settings.Teams;
        var sizes = teams.ToDictionary(team => team.Name, _ => 0);
        for (var players = lobby.Members.Players.Count(); players > 0; players--)
        {
            var next = teams
                .Where(team => sizes[team.Name] < team.Size)
                .OrderBy(team => sizes[team.Name])
                .ThenByDescending(team => lobby.Members.On(team) > sizes[team.Name])
                .FirstOrDefault();
            if (next is null) break;
            sizes[next.Name]++;
        }

        return sizes;
    }

    private static Member[] Shuffle(IReadOnlyList<Member> players, Func<int, int> chance)
    {
        Member[] shuffled = [.. players];
        for (var i = shuffled.Length - 1; i > 0; i--)
        {
            var other = chance(i + 1);
            (shuffled[i], shuffled[other]) = (shuffled[other], shuffled[i]);
        }

        return shuffled;
    }
}
