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

    /// <summary>Counts a result that is a wrong guess.</summary>
    public async Task Record<T>(PlayerId player, Result<T> result, CancellationToken ct)
    {
        if (result.Error is { IsWrongGuess: true }) await players.RecordWrongGuess(player, ct);
    }
}
