using System.Diagnostics;
using GameLobby.Benchmarks.Clients;

namespace GameLobby.Benchmarks.Measuring;

/// <summary>
/// Players in turn who send one request at a time, at a fixed rate while replies arrive in time. No request waits for another one, so
/// latencies count from when it was sent.
/// </summary>
internal static class OneAtATime
{
    /// <param name="rate">Requests per second at most.</param>
    public static async Task<LoadResult> Run(
        Lobbies lobbies, IReadOnlyList<Player> turns, Func<Player, Command> next, double rate, TimeSpan time)
    {
        var framesBefore = lobbies.Players.Sum(player => player.Versions.Frames);
        List<Change> changes = [];
        var began = Stopwatch.GetTimestamp();
        while (TimeSpan.FromSeconds(changes.Count / rate) is var due && due < time && Stopwatch.GetElapsedTime(began) < time)
        {
            var early = due - Stopwatch.GetElapsedTime(began);
            if (early > TimeSpan.Zero) await Task.Delay(early);
            changes.Add(await Send(turns[changes.Count % turns.Count], next));
        }

        return await LoadResult.Of(changes, lobbies, framesBefore);
    }

    private static async Task<Change> Send(Player player, Func<Player, Command> next)
    {
        var command = next(player);
        var sent = Stopwatch.GetTimestamp();
        return new Change(player, sent, await player.Send(command.Action, command.Data));
    }
}
