using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace GameLobby.Benchmarks.Tests;

/// <summary>The commands of the benchmarks, with a load that takes a second.</summary>
public sealed class RunningTheBenchmarks : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task The_stories_print_figures_of_LocalCloud_and_of_the_chosen_peers()
    {
        const string command = "stories --peers node colyseus --runs 1 --clients 8 --seconds 0.3 --warm-up 0.1";
        var output = await Run("Load/{0}GameLobby.Benchmarks.dll", command.Split(' '));
        Assert.Matches(@"(?m)^  commands/s +LocalCloud .*, Node .*, Colyseus ", output);
        Assert.DoesNotContain("never", output, StringComparison.Ordinal); // each change reached every member
    }

    [Theory]
    [InlineData("contention --clients 2 --seconds 0.3 --warm-up 0.1", "one lobby has")]
    [InlineData("busy --members 3 --others 1 --seconds 1 --warm-up 0.5", "others beside it: replies")]
    [InlineData("coalesce --members 3 --changes 3", "3 of 3 members have the last state")]
    public async Task A_command_prints_figures_of_LocalCloud_and_of_SignalR(string command, string figure)
    {
        var output = await Run("Load/{0}GameLobby.Benchmarks.dll", command.Split(' '));
        Assert.Contains(figure, output, StringComparison.Ordinal);
        Assert.Contains("LocalCloud", output, StringComparison.Ordinal);
        Assert.Contains("SignalR", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("endpoint --calls 20", @"PutItem, through LocalCloud, function +[\d.]+ ms, [\d.]+ times the engine")]
    [InlineData("growth --commands 64 --idle 1", @"after 64: .* of fresh\s+idle: LocalCloud [\d.]+%")]
    public async Task A_command_prints_figures_of_LocalCloud_itself(string command, string figures) =>
        Assert.Matches(figures, await Run("Load/{0}GameLobby.Benchmarks.dll", command.Split(' ')));

    [Fact]
    public async Task Under_load_every_push_reaches_every_member()
    {
        var (json, picture) = (Path.Combine(folder.FullName, "load.json"), Path.Combine(folder.FullName, "load.png"));
        string[] command = ["load", "--lobbies", "2", "--players", "2", "--rate", "10", "--seconds", "1", "--warm-up", "0.5"];
        await Run("Load/{0}GameLobby.Benchmarks.dll", [.. command, "--output", json, "--plot", picture]);

        using var reports = JsonDocument.Parse(await File.ReadAllTextAsync(json));
        Assert.All(reports.RootElement.EnumerateArray(), report => Assert.Equal(
            (10, 20, 0),
            (report.GetProperty("changes").GetInt32(), report.GetProperty("pushes").GetInt32(), report.GetProperty("missing").GetInt32())));
        Assert.Equal(2, reports.RootElement.GetArrayLength());
        Assert.True(new FileInfo(picture).Length > 0);
    }

    [Fact]
    public async Task The_growth_of_a_command_s_cost_is_measured_and_drawn()
    {
        var json = Path.Combine(folder.FullName, "scale.json");
        string[] command = ["scale", "--only", "watchers", "--sizes", "1", "--seconds", "1", "--warm-up", "0.1", "--idle", "0.1"];
        await Run("Load/{0}GameLobby.Benchmarks.dll", [.. command, "--output", json, "--plots", folder.FullName]);

        using var points = JsonDocument.Parse(await File.ReadAllTextAsync(json));
        var point = Assert.Single(points.RootElement.EnumerateArray());
        Assert.Equal(("watchers", 1), (point.GetProperty("dimension").GetString(), point.GetProperty("size").GetInt32()));
        Assert.Equal((0, 0), (point.GetProperty("missing").GetInt32(), point.GetProperty("refused").GetInt32()));
        Assert.InRange(point.GetProperty("commands").GetInt32(), 1, 8);
        Assert.True(new FileInfo(Path.Combine(folder.FullName, "scale-watchers.png")).Length > 0);
    }

    [Fact]
    public async Task Each_part_of_the_functions_is_measured()
    {
        string[] arguments = ["--filter", "*", "--job", "Dry", "--artifacts", folder.FullName];

        var output = await Run("Handlers/{0}GameLobby.Benchmarks.Handlers.dll", arguments);

        Assert.All(["PutItem", "member.ready", "compare and encode", "HttpClient", "Notify"], name =>
            Assert.Matches($@"(?m)^\| *'?{Regex.Escape(name)}'? *\|.* [mu]s \|", output));
    }

    private static async Task<string> Run(string program, string[] arguments)
    {
        var path = string.Format(CultureInfo.InvariantCulture, Metadata("Benchmarks") + program, Metadata("Output"));
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", path, .. arguments])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
            await process.WaitForExitAsync(limit.Token);
            Assert.True(process.ExitCode == 0, await output + await errors);
            return await output;
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }
    private static string Metadata(string key) =>
        typeof(RunningTheBenchmarks).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(it => it.Key == key).Value!;
}
