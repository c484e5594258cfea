using System.Text.Json.Serialization;
using GameLobby.Domain.Lobbies;

namespace GameLobby.Application.Contracts;

/// <summary>A countdown or a running match.</summary>
[JsonDerivedType(typeof(UpcomingMatch))]
[JsonDerivedType(typeof(RunningMatch))]
public abstract record MatchSnapshot
{
    public static MatchSnapshot? Of(Match? match) => match switch
    {
        null => null,
        { StartedAt: { } startedAt } => new RunningMatch(match.Id, startedAt, match.Connection),
        _ => new UpcomingMatch(match.StartsAt),
    };
}

/// <summary>A countdown.</summary>
/// <param name="StartsAt">When the match starts, unless it is cancelled.</param>
public sealed record UpcomingMatch(DateTimeOffset StartsAt) : MatchSnapshot;

/// <summary>A running match.</summary>
/// <param name="MatchId">The match's id.</param>
/// <param name="StartedAt">When the match started.</param>
/// <param name="Connection">The game server's address; null when the service allocates none.</param>
public sealed record RunningMatch(string MatchId, DateTimeOffset StartedAt, string? Connection) : MatchSnapshot;
