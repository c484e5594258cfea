using System.Collections.Concurrent;
using System.Text.Json;
using GameLobby.LocalCloud.Lambda;
using GameLobby.LocalCloud.Lambda.Processes;
using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Tests.Lambda;

/// <summary>The functions of tests/SampleFunctions, in processes.</summary>
internal sealed class FunctionProcesses : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();
    private readonly ProcessEnvironments environments;
    private readonly FunctionHost host;

    public FunctionProcesses(TimeSpan? timeout = null, TimeSpan? idleTime = null)
    {
        var account = new Account(new Uri("http://127.0.0.1:3000"));
        FunctionDefinition Function(string name) => new(name, "GameLobby.SampleFunctions")
        {
            CodeUri = Path.Combine(Repository.Root, "tests", "SampleFunctions"),
            Timeout = timeout ?? TimeSpan.FromSeconds(60),
            MemorySize = 512,
            Environment = new Dictionary<string, string> { ["ANNOTATIONS_HANDLER"] = name, [$"OF_{name}"] = "1" },
        };
        environments = new ProcessEnvironments(
            account,
            function => FunctionEnvironment.Of(function, account, "key"),
            idleTime ?? TimeSpan.FromMinutes(5),
            Output.Enqueue);
        var stack = new Stack { Account = account, Functions = [.. new[] { "Sell", "Buy", "Crash", "FailInit" }.Select(Function)] };
        host = new FunctionHost(stack, TimeProvider.System, environments);
    }

    /// <summary>What the processes wrote.</summary>
    public ConcurrentQueue<string> Output { get; } = [];

    public int ColdStarts(string function) => host.ColdStarts(function);

    /// <summary>Returns the path of a file that does not exist yet.</summary>
    public string NewFile() => Path.Combine(folder.FullName, Guid.NewGuid().ToString());

    public Task<Invocation> Invoke(string function, string kind, string? file = null) =>
        host.Invoke(function, JsonSerializer.Serialize(new { Kind = kind, File = file }), CancellationToken.None);

    public async Task<FunctionReceipt> Receipt(string function, string kind, string? file = null) =>
        Read(await Invoke(function, kind, file));

    /// <summary>Starts an event that runs until its file exists.</summary>
    public async Task<(Task<Invocation> Invocation, string File)> InvokeBusy(string function)
    {
        var file = NewFile();
        var invocation = Invoke(function, "wait", file);
        await Wait.Until(() => File.Exists($"{file}.started") || invocation.IsCompleted);
        return (invocation, file);
    }

    public static FunctionReceipt Read(Invocation invocation) => JsonSerializer.Deserialize<FunctionReceipt>(invocation.Payload)!;

    /// <summary>Ends the processes as LocalCloud does when it stops.</summary>
    public ValueTask Stop() => environments.DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        await Stop();
        host.Dispose();
        folder.Delete(recursive: true);
    }
}

internal sealed record FunctionReceipt(
    int ProcessId, string Function, string RequestId, double RemainingSeconds, Dictionary<string, string> Variables);
