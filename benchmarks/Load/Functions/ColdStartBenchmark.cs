using System.Diagnostics;
using System.Runtime.InteropServices;
using GameLobby.LocalCloud;
using GameLobby.LocalCloud.Lambda;
using GameLobby.LocalCloud.Lambda.Processes;
using GameLobby.LocalCloud.Template;

namespace GameLobby.Benchmarks.Functions;

/// <summary>
/// The start of each function in a separate process, from exec to the first reply: as IL, ReadyToRun and Native AOT, beside an empty
/// function that is built alike.
/// </summary>
internal static class ColdStartBenchmark
{
    private const string Empty = "(empty)";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private static readonly (string Function, string Event)[] Events =
    [
        ("AuthorizeFunction", "authorize-header"), ("ConnectFunction", "connect"), ("MessageFunction", "message-session.hello"),
        ("DisconnectFunction", "disconnect"), ("StreamFunction", "stream-lobby-changed"), ("BrowseFunction", "browse"),
        ("HistoryFunction", "history"), ("NotifyFunction", "notify"), ("CommandFunction", "command"), ("TimerFunction", "timer"),
        ("SweepFunction", "sweep"), ("HttpFunction", "http"),
    ];

    public static async Task Run(int runs)
    {
        var root = Path.GetDirectoryName(TemplateFile.Find())!;
        var builds = Directory.CreateTempSubdirectory("coldstart-");
        try
        {
            var il = Build(root, builds, "Functions", "IL");
            await using var cloud = await LocalCloudHost.StartAsync(
                new LocalCloudOptions { Port = 0, Serves = false, Isolation = Isolation.Process, Code = il });
            Console.WriteLine($"function | {string.Join(" | ", Compilations.Select(it => $"{it}: CPU ms | wall ms"))}");
            foreach (var (id, file) in Events.Prepend((Empty, "")))
            {
                var text = id == Empty ? "\"text\"" : await File.ReadAllTextAsync(Path.Combine(root, "events", $"{file}.json"));
                var cells = new List<string>();
                foreach (var compilation in Compilations)
                {
                    var project = id == Empty ? "EmptyFunction" : "Functions";
                    var folder = Build(root, builds, project, compilation);
                    var definition = id == Empty
                        ? cloud.Stack.Functions[0] with { Handler = "GameLobby.EmptyFunction", Environment = EmptyVariables }
                        : cloud.Stack.Functions.Single(it => it.Id == id);
                    cells.Add(await Measure(cloud, definition with { CodeUri = folder }, text, runs));
                }

                Console.WriteLine($"{id} | {string.Join(" | ", cells)}");
            }
        }
        finally
        {
            builds.Delete(recursive: true);
        }
    }

    private static string[] Compilations => ["IL", "ReadyToRun", "NativeAot"];

    private static Dictionary<string, string> EmptyVariables => new() { ["ANNOTATIONS_HANDLER"] = "Handle" };

    /// <summary>Publishes a project in a way, unless that has been done, and returns the folder.</summary>
    private static string Build(string root, DirectoryInfo builds, string project, string compilation)
    {
        var folder = Path.Combine(builds.FullName, project, compilation);
        if (Directory.Exists(folder)) return folder;
        var path = project == "Functions" ? "src/Functions" : $"benchmarks/{project}";
        var start = new ProcessStartInfo(
            "dotnet",
            [
                "publish", Path.Combine(root, path), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-o", folder,
                $"-p:Compilation={compilation}", "-p:AllowStandIns=true", "-v", "quiet",
            ])
        { RedirectStandardOutput = true };
        using var publish = Process.Start(start)!;
        var output = publish.StandardOutput.ReadToEnd();
        publish.WaitForExit();
        if (publish.ExitCode != 0) throw new InvalidOperationException($"{path} cannot be published as {compilation}:\n{output}");
        return folder;
    }

    private static async Task<string> Measure(LocalCloudHost cloud, FunctionDefinition function, string eventJson, int runs)
    {
        await Start(cloud, function, eventJson);
        var starts = new List<(TimeSpan Cpu, TimeSpan Wall)>();
        for (var run = 0; run < runs; run++) starts.Add(await Start(cloud, function, eventJson));
        var (cpu, wall) = (starts.Select(it => it.Cpu.TotalMilliseconds).Median(), starts.Select(it => it.Wall.TotalMilliseconds).Median());
        return Text.Of($"{cpu:0} | {wall:0}");
    }

    private static async Task<(TimeSpan Cpu, TimeSpan Wall)> Start(LocalCloudHost cloud, FunctionDefinition function, string eventJson)
    {
        await using var guard = new ProcessGuard();
        var log = new List<string>();
        var variables = FunctionEnvironment.Of(function, cloud.Stack.Account, cloud.Tokens.SigningKey);
        var began = Stopwatch.GetTimestamp();
        await using var environment = await ProcessEnvironment.Start(function, cloud.Stack.Account, variables, guard, log.Add, _ => { });
        await environment.Initialize(Limit);
        var invocation = await environment.Invoke(new InvocationRequest($"{Guid.NewGuid()}", eventJson, DateTimeOffset.UtcNow + Limit));
        var result = (environment.CpuTime, Stopwatch.GetElapsedTime(began));
        return invocation.Error is null
            ? result
            : throw new InvalidOperationException($"{function.Id}: {invocation.Error}\n{string.Join('\n', log)}");
    }
}
