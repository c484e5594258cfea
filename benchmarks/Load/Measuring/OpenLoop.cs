using System.Diagnostics;
using GameLobby.Benchmarks.Clients;

namespace GameLobby.Benchmarks.Measuring;

/// <summary>
/// Members who send changes at a fixed rate in turn, whether or not the replies to earlier ones have arrived. Times count from when a
/// request was due, so that a server that holds up one request is charged for those that had to wait behind it.
/// </summary>
internal static class OpenLoop
{
    /// <param name="rate">Changes per second, by all members together.</param>
    public static async Task<LoadResult> Run(Lobbies lobbies, double rate, TimeSpan time)
    {
        Player[] players = [.. lobbies.Players];
        var framesBefore = lobbies.Players.Sum(player => player.Versions.Frames);
        var began = Stopwatch.GetTimestamp();
        List<Task<Change>> changes = [];
        for (var number = 0; number < (int)(rate * time.TotalSeconds); number++)
        {
            var due = began + (long)(number / rate * Stopwatch.Frequency);
            if (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due) is var early && early > TimeSpan.Zero) await Task.Delay(early);
            changes.Add(Send(players[number % players.Length], due));
        }

        return await LoadResult.Of(await Task.WhenAll(changes), lobbies, framesBefore);
    }

    private static async Task<Change> Send(Player player, long due)
    {
        var command = Command.Next(player);
        await Task.Yield();
        return new Change(player, due, await player.Send(command.Action, command.Data));
    }
}
