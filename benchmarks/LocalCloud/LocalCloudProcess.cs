using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json.Nodes;
using GameLobby.LocalCloud.Testing;

namespace GameLobby.LocalCloud.Benchmarks;

/// <summary>LocalCloud in a process of its own.</summary>
internal sealed class LocalCloudProcess : IAsyncDisposable
{
    private const string Listening = "Listening at ";

    private readonly Process process;
    private readonly HttpClient http;

    private LocalCloudProcess(Process process, Uri address) =>
        (this.process, http) = (process, new HttpClient { BaseAddress = address });

    public static async Task<LocalCloudProcess> Start(params string[] options)
    {
        var program = typeof(LocalCloudProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(it => it.Key == "LocalCloud").Value!;
        var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", program, "--port", "0", "--log", "quiet", .. options])
        {
            RedirectStandardOutput = true,
        })!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith(Listening, StringComparison.Ordinal)) continue;
            _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
            return new LocalCloudProcess(process, new Uri(line[Listening.Length..]));
        }

        throw new InvalidOperationException("LocalCloud did not start.");
    }

    /// <summary>Connects a player and says hello.</summary>
    public async Task<Player> Connect(string id)
    {
        using var response = await http.PostAsJsonAsync("dev/token", new { playerId = id });
        var token = (string)(await response.Content.ReadFromJsonAsync<JsonObject>())!["token"]!;
        return await Player.Connect(ct => TestClient.ConnectAsync(new Uri($"ws://{http.BaseAddress!.Authority}/v1"), token, ct));
    }

    public Task<string> Ledger() => http.GetStringAsync("dev/ledger");

    /// <summary>The CPU time of LocalCloud, and of all its children: the engine, and functions in processes.</summary>
    public (TimeSpan LocalCloud, TimeSpan Children) CpuTime()
    {
        process.Refresh();
        var children = TimeSpan.Zero;
        foreach (var other in Process.GetProcesses())
        {
            using (other)
            {
                if (other.Id != process.Id && IsDescendant(other.Id)) children += other.TotalProcessorTime;
            }
        }

        return (process.TotalProcessorTime, children);
    }

    public async ValueTask DisposeAsync()
    {
        // Its children end with it.
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        http.Dispose();
    }

    private bool IsDescendant(int id)
    {
        for (var at = id; at > 1; at = Parent(at))
            if (at == process.Id) return true;
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
