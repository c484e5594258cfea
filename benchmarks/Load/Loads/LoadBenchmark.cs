using System.Text.Json;
using GameLobby.Benchmarks.Measuring;
using GameLobby.Benchmarks.Servers;

namespace GameLobby.Benchmarks.Loads;

/// <summary>Lobbies that change at a fixed rate. Every push is accounted for: each member must receive each version.</summary>
internal static class LoadBenchmark
{
    private static readonly double[] Percentiles = [50, 90, 99, 99.9, 100];
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static async Task Run(LoadOptions options)
    {
        List<object> reports = [];
        List<(string Name, LoadResult Result)> results = [];
        await foreach (var server in ServerProcesses.All())
        {
            await using var lobbies = await Lobbies.Create(server, options.Lobbies, options.Players);
            await OpenLoop.Run(lobbies, options.Rate, options.WarmUp);
            var (before, began) = (server.CpuTime(), Text.LoadAverage());
            var result = await OpenLoop.Run(lobbies, options.Rate, options.Time);
            reports.Add(Report(server, options, result, server.CpuTime() - before));
            results.Add((server.Name, result));
            Console.WriteLine($"{server.Name}, load average {began} to {Text.LoadAverage()}: {result}");
        }

        if (options.Output is { } output) await File.WriteAllTextAsync(output, JsonSerializer.Serialize(reports, Indented));
        if (options.Plot is { } plot) LatencyPlot.Save(plot, results);
    }

    private static object Report(ServerProcess server, LoadOptions options, LoadResult result, CpuTime used) => new
    {
        server = server.Name,
        options.Lobbies,
        options.Players,
        options.Rate,
        seconds = options.Time.TotalSeconds,
        loadAverage = Text.LoadAverage(),
        replyMs = Describe(result.Replies),
        pushMs = Describe(result.Pushes),
        changes = result.Replies.Count,
        result.Refused,
        result.Frames,
        pushes = result.Pushes.Count,
        result.Missing,
        result.Gaps,
        result.Early,
        result.Repeated,
        settledSeconds = result.Settled?.TotalSeconds,
        serverCpuMs = used.Server.TotalMilliseconds / result.Replies.Count,
        engineCpuMs = used.Engine.TotalMilliseconds / result.Replies.Count,
        memoryBytes = server.Memory,
    };

    private static Dictionary<string, double> Describe(Latencies latencies) =>
        Percentiles.ToDictionary(percentile => Text.Of($"p{percentile}"), latencies.Percentile);
}
