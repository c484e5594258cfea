using GameLobby.Domain.Values;

namespace GameLobby.Domain.Lobbies;

/// <content>Teams. No operation here changes readiness.</content>
public sealed partial record Lobby
{
    /// <summary>Moves a player to a team, or off its team (null). The host may move anyone; other members may move themselves.</summary>
    public Result<Lobby> SetTeam(PlayerId by, PlayerId target, string? team, DateTimeOffset now)
    {
        if (Find(by) is null) return Refusals.NotInLobby;
        if (Members.Find(target) is not { } member) return Refusals.NoSuchMember;
        if (by != target && by != Host) return Refusals.NotHost;
        if (member.Team == team) return this;
        if (Status is LobbyStatus.InMatch) return Refusals.MatchInProgress;
        if (member.IsSpectator) return Refusals.SpectatorsCannotPlay;

        if (team is not null)
        {
            if (FindTeam(team) is not { } wanted) return Refusals.NoSuchTeam;
            if (Members.CountOn(wanted) >= wanted.Size) return Refusals.TeamFull;
        }

        return Next(now, ChangeReason.TeamsChanged, this with
        {
            Members = Members.Change(target, it => it with { Team = team }),
        });
    }

    /// <summary>Makes the teams as even as their sizes allow and moves as few players as possible, the latest to join first.</summary>
    public Result<Lobby> BalanceEvenly(PlayerId by, DateTimeOffset now)
    {
        if (RefusalToBalance(by) is { } refusal) return refusal;

        Member[] players = [.. Members.Players];
        var sizes = EvenTeamSizes();
        var staying = sizes.SelectMany(size => players.Where(player => player.Team == size.Key).Take(size.Value)).ToHashSet();
        var vacancies = sizes.SelectMany(size =>
            Enumerable.Repeat(size.Key, size.Value - staying.Count(player => player.Team == size.Key)));
        return Assign(players.Where(player => !staying.Contains(player)), vacancies, now);
    }

    /// <summary>Distributes the players randomly over teams of even size.</summary>
    /// <param name="random">Returns a number from 0 up to, but not including, its argument.</param>
    public Result<Lobby> BalanceRandomly(PlayerId by, Func<int, int> random, DateTimeOffset now)
    {
        if (RefusalToBalance(by) is { } refusal) return refusal;

        return Assign(Shuffle(Members.Players, random), EvenTeamSizes().SelectMany(size => Enumerable.Repeat(size.Key, size.Value)), now);
    }

    private Team? FindTeam(string name) => Settings.Teams.FirstOrDefault(team => team.Name == name);

    /// <summary>Returns the first of the smallest teams that are not full; null when there is none.</summary>
    private string? SmallestTeam() => Settings.Teams
        .Where(team => Members.CountOn(team) < team.Size)
        .MinBy(Members.CountOn)?.Name;

    private Error? RefusalToBalance(PlayerId by)
    {
        if (RefusalToActAsHost(by) is { } refusal) return refusal;
        if (Status is LobbyStatus.InMatch) return Refusals.MatchInProgress;

        return Settings.Teams.Count == 0 ? Refusals.NoSuchTeam : null;
    }

    /// <summary>Puts the players on the given places in order. Players without a place are on no team.</summary>
    private Lobby Assign(IEnumerable<Member> players, IEnumerable<string> places, DateTimeOffset now)
    {
        var noPlaces = Enumerable.Repeat((string?)null, Roster.MaxMembers);
        var teams = players.Zip(places.Concat(noPlaces)).ToDictionary(pair => pair.First.Id, pair => pair.Second);
        return Next(now, ChangeReason.TeamsChanged, this with
        {
            Members = Members.Change(member => teams.ContainsKey(member.Id), member => member with { Team = teams[member.Id] }),
        });
    }

    /// <summary>
    /// Returns the number of players for each team: players go one by one to the smallest team with room, and among equals to a team
    /// that already has such a player.
    /// </summary>
    private Dictionary<string, int> EvenTeamSizes()
    {
        var sizes = Settings.Teams.ToDictionary(team => team.Name, _ => 0);
        for (var players = Members.Players.Count(); players > 0; players--)
        {
            var next = Settings.Teams
                .Where(team => sizes[team.Name] < team.Size)
                .OrderBy(team => sizes[team.Name])
                .ThenByDescending(team => Members.CountOn(team) > sizes[team.Name])
                .FirstOrDefault();
            if (next is null) break;
            sizes[next.Name]++;
        }

        return sizes;
    }

    private static Member[] Shuffle(IEnumerable<Member> players, Func<int, int> random)
    {
        Member[] shuffled = [.. players];
        for (var i = shuffled.Length - 1; i > 0; i--)
        {
            var other = random(i + 1);
            (shuffled[i], shuffled[other]) = (shuffled[other], shuffled[i]);
        }

        return shuffled;
    }
}
