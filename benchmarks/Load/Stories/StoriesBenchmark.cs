using GameLobby.Benchmarks.Measuring;
using GameLobby.Benchmarks.Servers;

namespace GameLobby.Benchmarks.Stories;

/// <summary>Compares GameLobby on LocalCloud with a SignalR hub: clients in closed loop in lobbies of 4 and of 8.</summary>
internal sealed class StoriesBenchmark(int clients, TimeSpan warmUp, TimeSpan time)
{
    private readonly Story[] stories = [new(clients / 4, 4), new(clients / 8, 8)];

    public async Task Run(int runs)
    {
        await using var cloud = await LocalCloudServer.Start();
        await using var hub = await SignalRServer.Start();
        Console.WriteLine($"Load average {Text.LoadAverage()}. Warming up.");
        foreach (var story in stories)
        {
            await Play(cloud, story);
            await Play(hub, story);
        }

        var played = stories.ToDictionary(story => story, _ => new List<(Measurement Cloud, Measurement Hub)>());
        List<double> texts = [], items = [];
        for (var run = 1; run <= runs; run++)
        {
            foreach (var story in stories)
            {
                Console.WriteLine($"Run {run}: {story}, load average {Text.LoadAverage()}");
                var pair = (Cloud: await Play(cloud, story), Hub: await Play(hub, story));
                played[story].Add(pair);
                Console.WriteLine($"  {cloud.Name}: {pair.Cloud}");
                Console.WriteLine($"  {hub.Name}:    {pair.Hub}");
            }

            await using var writes = await EngineWrites.Start(cloud);
            texts.Add(await writes.RateOfText(time));
            items.Add(await writes.RateOfLobby(time));
            Console.WriteLine(Text.Of(
                $"  engine: {items[^1]:0} writes/s of a lobby's item, {texts[^1]:0} of a text of its size ({writes.ItemBytes} bytes)"));
        }

        Console.WriteLine($"Median of {runs} runs, load average {Text.LoadAverage()}");
        foreach (var story in stories) Report(story, played[story], texts.Median(), items.Median());
    }

    private static void Report(Story story, List<(Measurement Cloud, Measurement Hub)> runs, double texts, double items)
    {
        Console.WriteLine($"{story}:");
        Compare("server CPU, ms a command", measurement => measurement.ServerCpu);
        Compare("engine CPU, ms a command", measurement => measurement.EngineCpu);
        Compare("commands/s", measurement => measurement.Rate);
        Compare("p50, ms", measurement => measurement.P50);
        Compare("p99, ms", measurement => measurement.P99);
        Compare("refused", measurement => measurement.Refused.Values.Sum());
        var rate = runs.Select(run => run.Cloud.Rate).Median();
        Console.WriteLine(Text.Of(
            $"  commands/s of LocalCloud are {rate / items:0.00} of the engine's writes/s of such an item, {rate / texts:0.00} of a text"));

        void Compare(string what, Func<Measurement, double> value)
        {
            var (cloud, hub) = (runs.Select(run => value(run.Cloud)).Median(), runs.Select(run => value(run.Hub)).Median());
            var ratio = hub == 0 ? "" : Text.Of($", {runs.Select(run => value(run.Cloud) / value(run.Hub)).Median():0.00} times");
            Console.WriteLine(Text.Of($"  {what,-25} LocalCloud {cloud,8:0.000}, SignalR {hub,8:0.000}{ratio}"));
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
