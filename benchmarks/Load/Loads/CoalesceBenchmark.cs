using System.Diagnostics;
using GameLobby.Benchmarks.Measuring;
using GameLobby.Benchmarks.Servers;

namespace GameLobby.Benchmarks.Loads;

/// <summary>Many changes of one large lobby in a second: how many frames its members receive, and when all have the last state.</summary>
internal static class CoalesceBenchmark
{
    public static async Task Run(int members, int changes)
    {
        await foreach (var server in ServerProcesses.All())
        {
            await using var lobby = await Lobbies.Create(server, 1, members);
            // Until the pushes of the joins have arrived and compiled code is optimized.
            for (var round = 0; round < 3; round++) await OpenLoop.Run(lobby, members, TimeSpan.FromSeconds(1));

            var began = Stopwatch.GetTimestamp();
            var result = await OpenLoop.Run(lobby, changes, TimeSpan.FromSeconds(1));
            var last = lobby.Players.Max(player => player.Versions.Held);
            var caughtUp = lobby.Players.Select(player => player.Versions.HeldAt(last)).ToList();
            Console.WriteLine(Text.Of($"{server.Name}, load average {Text.LoadAverage()}"));
            Console.WriteLine($"  {result}");
            var after = Stopwatch.GetElapsedTime(began, caughtUp.Max() ?? began).TotalSeconds;
            var count = caughtUp.Count(at => at is not null);
            Console.WriteLine(Text.Of($"  {count} of {members} members have the last state, {after:0.00} s after the first request"));
            var made = result.Replies.Count;
            Console.WriteLine(Text.Of(
                $"  {result.Frames} frames, {(double)result.Frames / (members * made):0.00} of {members} members * {made} changes"));
        }
    }
}
