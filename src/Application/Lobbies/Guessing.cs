using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;

namespace GameLobby.Application.Lobbies;

/// <summary>Lets nobody try out codes, passwords or lobbies' ids: after five wrong ones in a minute the next has to wait.</summary>
internal sealed class Guessing(IPlayers players, Caller caller, TimeProvider clock)
{
    public async Task<Result<T>> Limit<T>(Player player, Func<Task<Result<T>>> attempt, CancellationToken ct)
    {
        if (player.MustWait(clock.GetUtcNow()) is { } wait) return Refusals.RateLimited(wait);

        var result = await attempt();
        if (result.Error == Refusals.NoSuchLobby || result.Error == Refusals.WrongPassword) await players.GuessedWrong(caller.Player, ct);
        return result;
    }
}
