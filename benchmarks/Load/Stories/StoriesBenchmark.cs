using GameLobby.Benchmarks.Measuring;
using GameLobby.Benchmarks.Servers;

namespace GameLobby.Benchmarks.Stories;

/// <summary>Compares GameLobby on LocalCloud with its peers: clients in closed loop in lobbies of 4 and of 8.</summary>
internal sealed class StoriesBenchmark(int clients, TimeSpan warmUp, TimeSpan time)
{
    private readonly Story[] stories = [new(clients / 4, 4), new(clients / 8, 8)];

    public async Task Run(IEnumerable<Peer> peers, int runs)
    {
        await using var cloud = await LocalCloudServer.Start();
        List<ServerProcess> servers = [cloud];
        try
        {
            foreach (var peer in peers.Distinct()) servers.Add(await ServerProcesses.Start(peer));
            await Run(cloud, servers, runs);
        }
        finally
        {
            foreach (var peer in servers.Skip(1)) await peer.DisposeAsync();
        }
    }

    private async Task Run(LocalCloudServer cloud, IReadOnlyList<ServerProcess> servers, int runs)
    {
        Console.WriteLine($"Load average {Text.LoadAverage()}. Warming up.");
        foreach (var story in stories)
        {
            foreach (var server in servers) await Play(server, story);
        }

        var played = stories.ToDictionary(story => story, _ => servers.Select(_ => new List<Measurement>()).ToArray());
        List<double> texts = [], items = [];
        for (var run = 1; run <= runs; run++)
        {
            foreach (var story in stories)
            {
                Console.WriteLine($"Run {run}: {story}, load average {Text.LoadAverage()}");
                foreach (var (server, measurements) in servers.Zip(played[story]))
                {
                    measurements.Add(await Play(server, story));
                    Console.WriteLine($"  {server.Name + ":",-11} {measurements[^1]}");
                }
            }

            await using var writes = await EngineWrites.Start(cloud);
            texts.Add(await writes.RateOfText(time));
            items.Add(await writes.RateOfLobby(time));
            Console.WriteLine(Text.Of(
                $"  engine: {items[^1]:0} writes/s of a lobby's item, {texts[^1]:0} of a text of its size ({writes.ItemBytes} bytes)"));
        }

        Console.WriteLine($"Median of {runs} runs, load average {Text.LoadAverage()}");
        string[] names = [.. servers.Select(server => server.Name)];
        foreach (var story in stories) Report(story, names, played[story], texts.Median(), items.Median());
    }

    /// <param name="played">The measurements of each server, of which the first is LocalCloud.</param>
    private static void Report(Story story, string[] names, List<Measurement>[] played, double texts, double items)
    {
        Console.WriteLine($"{story}:");
        Compare("server CPU, ms a command", measurement => measurement.ServerCpu);
        Compare("engine CPU, ms a command", measurement => measurement.EngineCpu);
        Compare("commands/s", measurement => measurement.Rate);
        Compare("p50, ms", measurement => measurement.P50);
        Compare("p99, ms", measurement => measurement.P99);
        Compare("refused", measurement => measurement.Refused.Values.Sum());
        var rate = played[0].Select(run => run.Rate).Median();
        Console.WriteLine(Text.Of(
            $"  commands/s of LocalCloud are {rate / items:0.00} of the engine's writes/s of such an item, {rate / texts:0.00} of a text"));

        void Compare(string what, Func<Measurement, double> value)
        {
            double[][] values = [.. played.Select(runs => runs.Select(value).ToArray())];
            var figures = names.Zip(values, (name, own) => Text.Of($"{name} {own.Median(),8:0.000}") + Times(own));
            Console.WriteLine($"  {what,-25} {string.Join(", ", figures)}");

            string Times(double[] own)
            {
                if (own == values[0] || own.Median() == 0) return "";
                var times = values[0].Zip(own, (cloud, peer) => cloud / peer).Median();
                return times < 0.1 ? Text.Of($" ({times:0.0000} times)") : Text.Of($" ({times:0.00} times)");
            }
        }
    }

    private async Task<Measurement> Play(ServerProcess server, Story story)
    {
        await using var lobbies = await Lobbies.Create(server, story.Lobbies, story.Players);
        return await ClosedLoop.Run(server, lobbies, warmUp, time);
    }

    private sealed record Story(int Lobbies, int Players)
    {
        public override string ToString() => $"{Lobbies} lobbies of {Players}";
    }
}
