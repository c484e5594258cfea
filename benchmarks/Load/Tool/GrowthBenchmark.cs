using System.Diagnostics;
using GameLobby.Benchmarks.Clients;
using GameLobby.Benchmarks.Servers;

namespace GameLobby.Benchmarks.Tool;

/// <summary>
/// Plays many commands and compares the rate at their end with that at their start. Then it measures how much CPU idling takes.
/// </summary>
internal static class GrowthBenchmark
{
    private const int Players = 8;
    private const int MaxWindow = 10_000;

    public static async Task Run(int commands, TimeSpan idleTime)
    {
        var measured = Math.Min(MaxWindow, commands / 4);
        await using var cloud = await LocalCloudServer.StartWithDefaults();
        List<Player> players = [];
        for (var number = 0; number < Players; number++)
        {
            var player = await cloud.Connect($"p{number}");
            await player.Request("lobby.create", new { name = "Growth", mode = "ctf", maxPlayers = 4 });
            players.Add(player);
        }

        // Until compiled code is optimized and the caches are full.
        await Rate(players, measured);
        var fresh = await Rate(players, measured);
        Console.WriteLine(FormattableString.Invariant($"fresh: {fresh:0.0} commands a second"));

        for (var played = 2 * measured; played < commands; played += MaxWindow)
        {
            var rate = await Rate(players, Math.Min(MaxWindow, commands - played));
            Console.WriteLine(FormattableString.Invariant($"after {played}: {rate:0.0} commands a second"));
        }

        var grown = await Rate(players, measured);
        Console.WriteLine(FormattableString.Invariant($"after {commands}: {grown:0.0} commands a second, {grown / fresh:0.00} of fresh"));

        // Nothing is due afterwards, such as the end of a seat.
        foreach (var player in players)
        {
            await player.Request("lobby.leave");
            await player.DisposeAsync();
        }

        await Task.Delay(idleTime / 6);
        var before = cloud.CpuTime();
        await Task.Delay(idleTime);
        var used = cloud.CpuTime() - before;
        var (own, engine) = (used.Server / idleTime, used.Engine / idleTime);
        Console.WriteLine(FormattableString.Invariant($"idle: LocalCloud {own:0.00%} of a core, engine {engine:0.00%}"));
    }

    private static async Task<double> Rate(List<Player> players, int commands)
    {
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(players.Select(async player =>
        {
            for (var number = 0; number < commands / players.Count; number++)
                await player.Request("member.ready", new { ready = number % 2 == 0 });
        }));
        return commands / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
