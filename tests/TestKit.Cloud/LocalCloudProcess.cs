using System.Diagnostics;
using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json.Nodes;
using Xunit;

namespace GameLobby.TestKit.Cloud;

/// <summary>The stack in a process of its own, as a developer runs it; one for all tests.</summary>
public class LocalCloudProcess : IAsyncLifetime, IDisposable
{
    private const string Listening = "Listening at ";

    /// <summary>The first start on a machine fetches the DynamoDB engine.</summary>
    private static readonly TimeSpan TimeToStart = TimeSpan.FromMinutes(3);

    private readonly Process process;
    private readonly TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HttpClient http = new();
    private readonly List<string> log = [];

    public LocalCloudProcess() : this([])
    {
    }

    /// <param name="more">Arguments beside those that every one is run with.</param>
    protected LocalCloudProcess(params string[] more) => process = new() { StartInfo = Command(more), EnableRaisingEvents = true };

    /// <summary>Where clients connect.</summary>
    public Uri Socket => new($"ws://{http.BaseAddress!.Authority}/v1");

    /// <summary>How many lines it has logged by now.</summary>
    public int LogLength
    {
        get
        {
            lock (log) return log.Count;
        }
    }

    public async Task InitializeAsync()
    {
        process.OutputDataReceived += (_, line) => Log(line.Data);
        process.ErrorDataReceived += (_, line) => Log(line.Data);
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException("LocalCloud ended by itself."));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            http.BaseAddress = await listening.Task.WaitAsync(TimeToStart);
            using var health = await http.GetAsync("dev/health");
            health.EnsureSuccessStatusCode();
        }
        catch (Exception failure)
        {
            await DisposeAsync();
            throw new InvalidOperationException($"LocalCloud did not come up:\n{LogSince(0)}", failure);
        }
    }

    public async Task DisposeAsync()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>A token as the identity provider would give it; a negative lifetime gives one that has expired.</summary>
    public async Task<string> Token(string playerId, string? name = null, string? scope = null, int? expiresInSeconds = null)
    {
        using var response = await http.PostAsJsonAsync("dev/token", new { playerId, name, scope, expiresInSeconds });
        response.EnsureSuccessStatusCode();
        return (string)(await response.Content.ReadFromJsonAsync<JsonObject>())!["token"]!;
    }

    /// <summary>What goes wrong from now on, as POST /dev/chaos takes it.</summary>
    public async Task Plan(JsonObject plan)
    {
        using var response = await http.PostAsJsonAsync("dev/chaos", plan);
        response.EnsureSuccessStatusCode();
    }

    public string LogSince(int line)
    {
        lock (log) return string.Join('\n', log.Skip(line));
    }

    protected virtual void Dispose(bool disposing)
    {
        process.Dispose();
        http.Dispose();
    }

    private static ProcessStartInfo Command(string[] more)
    {
        var program = typeof(LocalCloudProcess).Assembly
            .GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(it => it.Key == "LocalCloud")
            .Value!;
        string[] arguments = ["exec", program, "--port", "0", "--log", "all", .. more];
        return new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
    }

    private void Log(string? line)
    {
        if (line is null) return;
        lock (log) log.Add(line);
        if (line.StartsWith(Listening, StringComparison.Ordinal)) listening.TrySetResult(new Uri(line[Listening.Length..]));
    }
}
