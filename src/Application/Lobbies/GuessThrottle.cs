using GameLobby.Application.Ports;
using GameLobby.Domain;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Lobbies;

/// <summary>Limits guesses of lobby ids, codes and passwords: after five wrong ones in a minute the player has to wait.</summary>
internal sealed class GuessThrottle(IPlayers players, TimeProvider clock)
{
    /// <summary>Returns the time to wait before the player may try again; null when the player may.</summary>
    public TimeSpan? RetryAfter(Player player)
    {
        var now = clock.GetUtcNow();
        return player.Guesses is { Count: >= WrongGuesses.Max } guesses && guesses.Until > now ? guesses.Until - now : null;
    }

    /// <summary>
    /// Counts a result that is a wrong guess. Returns the result, or a refusal if there were too many at once: guesses in parallel learn
    /// no more than guesses in sequence.
    /// </summary>
    public async Task<Result<T>> Record<T>(PlayerId player, Result<T> result, CancellationToken ct)
    {
        if (result.Error is not { IsWrongGuess: true }) return result;

        var guesses = await players.RecordWrongGuess(player, ct);
        return guesses.Count > WrongGuesses.Max ? Refusals.RateLimited(guesses.Until - clock.GetUtcNow()) : result;
    }
}
