using GameLobby.Benchmarks.Measuring;
using GameLobby.Benchmarks.Servers;

namespace GameLobby.Benchmarks.Loads;

/// <summary>Clients in closed loop in one lobby, beside the same clients in as many lobbies.</summary>
internal static class ContentionBenchmark
{
    public static async Task Run(int clients, TimeSpan warmUp, TimeSpan time)
    {
        await foreach (var server in ServerProcesses.All())
        {
            var spread = await Play(server, lobbies: clients, players: 1, warmUp, time);
            var together = await Play(server, lobbies: 1, players: clients, warmUp, time);
            Console.WriteLine(Text.Of($"{server.Name}, {clients} clients, load average {Text.LoadAverage()}"));
            Console.WriteLine($"  {clients} lobbies: {spread}");
            Console.WriteLine($"  one lobby: {together}");
            Console.WriteLine(Text.Of(
                $"  one lobby has {together.Rate / spread.Rate:0.00} of the rate, p99/p50 {together.P99 / together.P50:0.0}"));
        }
    }

    private static async Task<Measurement> Play(ServerProcess server, int lobbies, int players, TimeSpan warmUp, TimeSpan time)
    {
        await using var created = await Lobbies.Create(server, lobbies, players);
        return await ClosedLoop.Run(server, created, warmUp, time);
    }
}
