using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json.Nodes;
using Xunit;

namespace GameLobby.TestKit.Cloud;

/// <summary>
/// LocalCloud in a separate process, as a developer runs it. The environment variables LOCALCLOUD_ISOLATION and LOCALCLOUD_CODE set its
/// options --isolation and --code.
/// </summary>
public class LocalCloudProcess : IAsyncLifetime, IDisposable
{
    private const string Listening = "Listening at ";

    private static readonly string[] MessageCounts = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"];

    /// <summary>The first start on a machine downloads the DynamoDB engine.</summary>
    private static readonly TimeSpan TimeToStart = TimeSpan.FromMinutes(3);

    private readonly Process process;
    private readonly TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HttpClient http = new();
    private readonly List<string> log = [];

    public LocalCloudProcess() : this([])
    {
    }

    /// <summary>Additional environment variables.</summary>
    protected IDictionary<string, string?> Variables => process.StartInfo.Environment;

    /// <param name="more">Additional command-line arguments.</param>
    protected LocalCloudProcess(params string[] more) => process = new() { StartInfo = Command(more), EnableRaisingEvents = true };

    /// <summary>Where clients connect.</summary>
    public Uri Socket => new($"ws://{http.BaseAddress!.Authority}/v1");

    /// <summary>Where AWS clients connect.</summary>
    public Uri Aws => http.BaseAddress!;

    /// <summary>Number of lines logged so far.</summary>
    public int LogLength
    {
        get
        {
            lock (log) return log.Count;
        }
    }

    private static string? Isolation => Environment.GetEnvironmentVariable("LOCALCLOUD_ISOLATION");

    private static string? Code => Environment.GetEnvironmentVariable("LOCALCLOUD_CODE");

    public async Task InitializeAsync()
    {
        process.OutputDataReceived += (_, line) => Log(line.Data);
        process.ErrorDataReceived += (_, line) => Log(line.Data);
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException("LocalCloud exited during startup."));
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
            throw new InvalidOperationException($"LocalCloud did not start:\n{LogSince(0)}", failure);
        }
    }

    public async Task DisposeAsync()
    {
        await WritePermissionUses();
        // Its children end with it. Killing them too would kill the shell that ends the engine and deletes its tables.
        if (!process.HasExited) process.Kill();
        await Wait.For(process.WaitForExitAsync());
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Issues a player's token; a negative lifetime makes it expired.</summary>
    public async Task<string> Token(string playerId, string? name = null, string? scope = null, int? expiresInSeconds = null)
    {
        using var response = await http.PostAsJsonAsync("dev/token", new { playerId, name, scope, expiresInSeconds });
        response.EnsureSuccessStatusCode();
        return (string)(await response.Content.ReadFromJsonAsync<JsonObject>())!["token"]!;
    }

    /// <summary>Replaces the chaos plan (POST /dev/chaos).</summary>
    public async Task Plan(JsonObject plan)
    {
        using var response = await http.PostAsJsonAsync("dev/chaos", plan);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Returns the number of messages in a queue, visible or in flight.</summary>
    /// <param name="queue">The queue's name, with .fifo if it is one.</param>
    public async Task<int> CountMessages(string queue)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/");
        request.Headers.Add("X-Amz-Target", "AmazonSQS.GetQueueAttributes");
        request.Content = JsonContent.Create(
            new JsonObject { ["QueueUrl"] = queue, ["AttributeNames"] = new JsonArray([.. MessageCounts]) },
            new MediaTypeHeaderValue("application/x-amz-json-1.0"));
        using var response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        var attributes = (await response.Content.ReadFromJsonAsync<JsonObject>())!["Attributes"]!;
        return MessageCounts.Sum(name => int.Parse((string)attributes[name]!, CultureInfo.InvariantCulture));
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
        var isolation = more.Contains("--isolation") ? null : Isolation;
        string[] arguments =
            ["exec", program, "--port", "0", "--log", "all", .. Option("--isolation", isolation), .. Option("--code", Code), .. more];
        return new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
    }

    private static string[] Option(string name, string? value) => value is { Length: > 0 } ? [name, value] : [];

    /// <summary>Writes which permissions were used into the folder that tools/test.sh names.</summary>
    private async Task WritePermissionUses()
    {
        if (Environment.GetEnvironmentVariable("PERMISSION_USES") is not { } folder || process.HasExited) return;
        await File.WriteAllTextAsync(Path.Combine(folder, $"{Guid.NewGuid()}.json"), await http.GetStringAsync("dev/permissions"));
    }

    private void Log(string? line)
    {
        if (line is null) return;
        lock (log) log.Add(line);
        if (line.StartsWith(Listening, StringComparison.Ordinal)) listening.TrySetResult(new Uri(line[Listening.Length..]));
    }
}
