using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using GameLobby.Benchmarks.Clients;

namespace GameLobby.Benchmarks.Servers;

/// <summary>A server in a separate process with its own DynamoDB engine.</summary>
/// <param name="engine">The process id of the engine, unless the server starts it itself.</param>
internal abstract class ServerProcess(Process process, int? engine = null) : IAsyncDisposable
{
    private const string Listening = "Listening at ";

    public abstract string Name { get; }

    /// <summary>The resident memory of the server without its engine, in bytes.</summary>
    public long Memory
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    public abstract Task<Player> Connect(string id);

    /// <summary>The CPU time of the server, and of the engine and all children of both, as functions in processes are.</summary>
    public CpuTime CpuTime()
    {
        process.Refresh();
        var children = TimeSpan.Zero;
        foreach (var other in Process.GetProcesses())
        {
            using (other)
            {
                if (other.Id != process.Id && (IsOf(process.Id, other.Id) || IsOf(engine, other.Id))) children += other.TotalProcessorTime;
            }
        }

        return new CpuTime(process.TotalProcessorTime, children);
    }

    public virtual async ValueTask DisposeAsync()
    {
        // Its children end with it.
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Starts a program that this project built, and returns it with the address that it prints.</summary>
    protected static async Task<(Process Process, Uri Address)> Start(string name, params string[] arguments)
    {
        var program = typeof(ServerProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(it => it.Key == name).Value!;
        return await Start(name, new ProcessStartInfo("dotnet", ["exec", program, .. arguments]));
    }

    protected static async Task<(Process Process, Uri Address)> Start(string name, ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        var process = Process.Start(start)!;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => process.Kill();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith(Listening, StringComparison.Ordinal)) continue;
            _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
            return (process, new Uri(line[Listening.Length..]));
        }

        throw new InvalidOperationException($"{name} did not start.");
    }

    /// <summary>Returns whether a process is another one or was started by it, directly or not.</summary>
    private static bool IsOf(int? ancestor, int id)
    {
        for (var at = id; at > 1; at = Parent(at))
            if (at == ancestor) return true;
        return false;
    }

    /// <summary>The parent of a Linux process; 0 if it has ended.</summary>
    private static int Parent(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
