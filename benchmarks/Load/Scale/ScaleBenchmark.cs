using System.Text.Json;
using GameLobby.Benchmarks.Clients;
using GameLobby.Benchmarks.Measuring;
using GameLobby.Benchmarks.Servers;

namespace GameLobby.Benchmarks.Scale;

/// <summary>How a command's CPU time and latency grow with what surrounds it. Each size starts another server.</summary>
internal sealed class ScaleBenchmark(ScaleOptions options)
{
    private const int ActiveLobbies = 4;
    private const int Connecting = 8;
    private const int MaxIdlePeriods = 8;

    /// <summary>The part of a core that the server uses at most when nothing is left to do.</summary>
    private const double Calm = 0.02;

    /// <summary>The version history is written more often than once a minute, so that each measurement has its share.</summary>
    private static readonly string[] ServerOptions = ["--parameter", "HistoryWindowSeconds=4"];

    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static async Task Run(ScaleOptions options)
    {
        List<ScalePoint> points = [];
        foreach (var dimension in Dimension.All.Where(it => options.Only.Count == 0 || options.Only.Contains(it.Name)))
        {
            Console.WriteLine(dimension.Axis);
            Console.WriteLine(ScalePoint.Header);
            var measured = await new ScaleBenchmark(options).Measure(dimension);
            Console.WriteLine(Growth.Of(measured));
            points.AddRange(measured);
            if (options.Plots is { } folder)
            {
                Directory.CreateDirectory(folder);
                ScalePlot.Save(Path.Combine(folder, $"scale-{dimension.Name}.png"), dimension, measured);
            }
        }

        if (options.Output is { } output) await File.WriteAllTextAsync(output, JsonSerializer.Serialize(points, Indented));
    }

    private async Task<List<ScalePoint>> Measure(Dimension dimension)
    {
        List<ScalePoint> points = [];
        foreach (var size in options.Sizes.Count > 0 ? options.Sizes : dimension.Sizes)
        {
            points.Add(await Measure(dimension, size));
            Console.WriteLine(points[^1]);
        }

        return points;
    }

    private async Task<ScalePoint> Measure(Dimension dimension, int size)
    {
        var situation = dimension.Situation(size);
        using var table = await SeededTable.Create(situation.Lobbies, situation.Records);
        await using var server = await LocalCloudServer.Start([.. table.Options, .. ServerOptions]);
        var others = await Connect(server, situation);
        await using var lobbies = await Lobbies.Create(server, ActiveLobbies, situation.Members);
        var turns = Turns(lobbies, situation);

        await Play(double.PositiveInfinity, options.WarmUp);
        var idle = await Idle(server);
        var load = Text.LoadAverage();
        LoadResult? result = null;
        var busy = await CpuUse.Of(server, async () =>
        {
            result = await Play(options.Rate, options.Time);
            await Task.Delay(options.Idle);
        });

        foreach (var player in others) await player.DisposeAsync();
        return ScalePoint.Of(dimension, size, result!, busy, idle, load);

        Task<LoadResult> Play(double rate, TimeSpan period) => OneAtATime.Run(
            lobbies, turns, situation.ChangesPublicView ? Command.NextName : Command.Next, rate, period);
    }

    /// <summary>Measures the server without commands, once what the commands before have left to do and to compile is done.</summary>
    private async Task<CpuUse> Idle(LocalCloudServer server)
    {
        for (var period = 1; ; period++)
        {
            var use = await CpuUse.Of(server, () => Task.Delay(options.Idle));
            if (use.Server < Calm || period == MaxIdlePeriods) return use;
        }
    }

    /// <summary>Returns the players who send commands: a member of each lobby, then the next one of each, or only the hosts.</summary>
    private static Player[] Turns(Lobbies lobbies, Situation situation) =>
    [
        .. Enumerable.Range(0, situation.ChangesPublicView ? 1 : situation.Members)
            .SelectMany(member => lobbies.Each.Select(players => players[member])),
    ];

    private static async Task<IReadOnlyCollection<Player>> Connect(LocalCloudServer server, Situation situation)
    {
        var players = new Player[situation.Connections + situation.Watchers];
        await Parallel.ForAsync(0, players.Length, new ParallelOptions { MaxDegreeOfParallelism = Connecting }, async (number, _) =>
        {
            players[number] = await server.Connect($"other-{number}");
            if (number < situation.Watchers) await players[number].Request("lobby.watch", new { mode = "ctf" });
        });
        return players;
    }
}
