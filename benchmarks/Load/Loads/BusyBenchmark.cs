using GameLobby.Benchmarks.Measuring;
using GameLobby.Benchmarks.Servers;

namespace GameLobby.Benchmarks.Loads;

/// <summary>What a busy lobby costs the others: their latencies without it and beside it, in open loop.</summary>
internal static class BusyBenchmark
{
    private const double BusyRate = 16;
    private const int OtherMembers = 4;
    private static readonly TimeSpan OtherInterval = TimeSpan.FromSeconds(2);

    /// <param name="members">How many members the busy lobby has.</param>
    /// <param name="lobbies">How many other lobbies there are.</param>
    public static async Task Run(int members, int lobbies, TimeSpan warmUp, TimeSpan time)
    {
        var rate = lobbies * OtherMembers / OtherInterval.TotalSeconds;
        await foreach (var server in ServerProcesses.All())
        {
            await using var others = await Lobbies.Create(server, lobbies, OtherMembers);
            await OpenLoop.Run(others, rate, warmUp);
            var before = server.Memory;
            var without = await OpenLoop.Run(others, rate, time);

            await using var busy = await Lobbies.Create(server, 1, members);
            var beside = OpenLoop.Run(others, rate, time);
            var itself = await OpenLoop.Run(busy, BusyRate, time);
            Console.WriteLine(Text.Of($"{server.Name}, load average {Text.LoadAverage()}"));
            Console.WriteLine($"  others without the busy lobby: {without}");
            Console.WriteLine($"  others beside it: {await beside}");
            Console.WriteLine($"  the busy lobby: {itself}");
            Console.WriteLine(Text.Of($"  memory: {before >> 20} MiB at the start, {server.Memory >> 20} MiB at the end"));
        }
    }
}
