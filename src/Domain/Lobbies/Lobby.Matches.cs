using GameLobby.Domain.Values;

namespace GameLobby.Domain.Lobbies;

public sealed partial record Lobby
{
    public Result<Lobby> SetReady(PlayerId player, bool ready, DateTimeOffset now)
    {
        if (Find(player) is not { } member) return Refusals.NotInLobby;
        if (member.IsReady == ready) return this;
        if (Status is LobbyStatus.InMatch) return Refusals.MatchInProgress;
        if (member.IsSpectator) return Refusals.SpectatorsCannotPlay;

        return Next(now, ready ? ChangeReason.Ready : ChangeReason.Unready, this with
        {
            Members = Members.Change(player, it => it with { IsReady = ready }),
        });
    }

    /// <summary>Starts the countdown.</summary>
    /// <param name="force">Start although some players are not ready or are away.</param>
    public Result<Lobby> StartMatch(PlayerId player, bool force, DateTimeOffset now)
    {
        if (RefusalToActAsHost(player) is { } refusal) return refusal;
        if (Status is LobbyStatus.Starting) return this;
        if (Status is LobbyStatus.InMatch) return Refusals.MatchInProgress;
        if (!HasEnoughPlayers() || !(force || EveryoneIsReady())) return Refusals.NotReady;

        return Next(now, ChangeReason.Started, WithCountdown(Version + 1, now));
    }

    /// <summary>Cancels the countdown.</summary>
    public Result<Lobby> CancelStart(PlayerId player, DateTimeOffset now)
    {
        if (RefusalToActAsHost(player) is { } refusal) return refusal;
        if (Status is LobbyStatus.Open) return this;
        if (Status is LobbyStatus.InMatch) return Refusals.MatchInProgress;

        return Next(now, ChangeReason.Cancelled, this with { Match = null });
    }

    /// <summary>
    /// Starts the match at the end of its countdown. Changes nothing if the countdown was cancelled or the match has started.
    /// </summary>
    /// <param name="connection">The game server's address; null if there is none.</param>
    public Lobby BeginMatch(Match match, string? connection, DateTimeOffset now)
    {
        if (Match != match || !IsStartDue(now)) return this;

        return Next(now, ChangeReason.Started, this with { Match = match with { StartedAt = now, Connection = connection } });
    }

    /// <summary>Ends the countdown because no game server was available. Changes nothing if the countdown was cancelled.</summary>
    public Lobby FailStart(Match match, DateTimeOffset now)
    {
        if (Match != match || match.HasStarted) return this;

        return Next(now, ChangeReason.AllocationFailed, this with { Match = null });
    }

    /// <summary>Ends the match. The lobby is open again and nobody is ready.</summary>
    /// <param name="player">The host; null for an operator.</param>
    /// <param name="result">Passed to the members unchanged.</param>
    public Result<Lobby> EndMatch(PlayerId? player, string? result, DateTimeOffset now)
    {
        if (RefusalToActAsHost(player) is { } refusal) return refusal;
        if (Status is not LobbyStatus.InMatch) return this;

        var open = this with
        {
            Match = null,
            Members = Members.Change(member => member.IsReady, member => member with { IsReady = false }),
        };
        return Next(now, ChangeReason.Ended, open, result);
    }

    /// <summary>True when the countdown is over and the match has not started.</summary>
    public bool IsStartDue(DateTimeOffset now) => Status is LobbyStatus.Starting && Match!.StartsAt <= now;

    private Lobby WithCountdown(long version, DateTimeOffset now) =>
        this with { Match = new Match($"{Id}-{version}", now + Settings.Countdown) };

    private bool HasEnoughPlayers() => Members.Players.Count() >= Settings.MinPlayers;

    private bool EveryoneIsReady() => Members.Players.All(player => player.IsReady && player.IsOnline);
}
