using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using GameLobby.LocalCloud.Lambda.Processes;

namespace GameLobby.LocalCloud.Engine;

/// <summary>The engine as a child process on a free port. It ends when this process ends, even when this process is killed.</summary>
internal sealed class DynamoDbEngine : IAsyncDisposable
{
    /// <summary>
    /// A shell script that runs the engine, both in another process group than LocalCloud's: a terminal's Ctrl-C or a kill of that group
    /// must not reach them, because functions still use the tables while LocalCloud stops. The script's standard input is a pipe from
    /// this process; when it closes, the script kills the engine. At the end it deletes the folder of tables that are not to be kept.
    /// </summary>
    private const string Guard =
        """
        trap '' INT HUP TERM
        exec 3<&0
        "$0" "$@" & engine=$!
        { read -r _ <&3; kill -9 $engine 2>/dev/null; } &
        wait $engine
        code=$?
        [ -z "$TEMPORARY_TABLES" ] || rm -rf "$TEMPORARY_TABLES"
        exit $code
        """;

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(5);

    private readonly Process process;
    private readonly string? temporaryFolder;
    private readonly TaskCompletionSource died = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string lastError = "";
    private bool stopping;

    private DynamoDbEngine(Process process, Uri endpoint, string? temporaryFolder)
    {
        (this.process, this.temporaryFolder) = (process, temporaryFolder);
        Endpoint = endpoint;
        process.ErrorDataReceived += (_, line) => lastError = string.IsNullOrWhiteSpace(line.Data) ? lastError : line.Data;
        process.Exited += (_, _) => { if (!stopping) died.TrySetResult(); };
    }

    public Uri Endpoint { get; }

    public int ProcessId => process.Id;

    /// <summary>Completes when the engine exits on its own; never completes after <see cref="DisposeAsync"/>.</summary>
    public Task Died => died.Task;

    public LocalCloudException ExitError => new($"The DynamoDB engine exited with code {process.ExitCode}. {lastError}".TrimEnd());

    /// <param name="databasePath">The file that stores the tables; null deletes them at the end.</param>
    public static async Task<DynamoDbEngine> Start(string program, string? databasePath, CancellationToken ct)
    {
        var port = FreePort();
        var temporary = databasePath is null ? TemporaryFolder() : null;
        var database = Path.GetFullPath(databasePath ?? Path.Combine(temporary!, "tables.db"));
        string[] arguments = ["serve", "--host", "127.0.0.1", "--port", $"{port}", "--db-path", database];
        var start = OperatingSystem.IsWindows()
            ? ProcessGroup.Command(program, arguments)
            : ProcessGroup.Command("/bin/sh", ["-c", Guard, program, .. arguments]);
        start.Environment["TEMPORARY_TABLES"] = temporary;

        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        var engine = new DynamoDbEngine(process, new Uri($"http://127.0.0.1:{port}"), temporary);
        engine.process.Start();
        engine.process.BeginOutputReadLine();
        engine.process.BeginErrorReadLine();
        try
        {
            await engine.WaitUntilReady(ct);
            await StreamRetention.Apply(database, ct);
            return engine;
        }
        catch
        {
            await engine.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        stopping = true;
        process.StandardInput.Close();
        if (OperatingSystem.IsWindows() && !process.HasExited) process.Kill();
        if (!await HasStopped())
        {
            // The folder can be deleted only when the engine no longer writes to it.
            process.Kill(entireProcessTree: true);
            Signals.KillGroup(process.Id);
            await HasStopped();
        }

        process.Dispose();
        if (Directory.Exists(temporaryFolder)) Directory.Delete(temporaryFolder, recursive: true);
    }

    /// <summary>Waits until the script has exited and the engine, which has its output, too. Returns false after the limit.</summary>
    private async Task<bool> HasStopped()
    {
        using var limit = new CancellationTokenSource(StopLimit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Creates a folder for tables that are not to be kept, in memory where the system has a folder there with room.</summary>
    public static string TemporaryFolder()
    {
        const string memory = "/dev/shm";
        const long enough = 1L << 30;
        var parent = Directory.Exists(memory) && new DriveInfo(memory).AvailableFreeSpace > enough ? memory : Path.GetTempPath();
        return Directory.CreateDirectory(Path.Combine(parent, $"localcloud-{Path.GetRandomFileName()}")).FullName;
    }

    private async Task WaitUntilReady(CancellationToken ct)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        var since = Stopwatch.StartNew();
        while (!await IsReady(http, ct))
        {
            if (process.HasExited) throw ExitError;
            if (since.Elapsed > StartLimit)
                throw new LocalCloudException(
                    $"The DynamoDB engine did not start within {StartLimit.TotalSeconds:F0} s. {lastError}".TrimEnd());
            await Task.Delay(20, ct);
        }
    }

    private async Task<bool> IsReady(HttpClient http, CancellationToken ct)
    {
        try
        {
            using var response = await http.GetAsync(Endpoint, ct);
            return response.IsSuccessStatusCode && !process.HasExited;
        }
        catch (Exception notYet) when (notYet is HttpRequestException || (notYet is TaskCanceledException && !ct.IsCancellationRequested))
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
