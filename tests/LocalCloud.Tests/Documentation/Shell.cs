using System.Diagnostics;
using System.Text;
using System.Threading.Channels;

namespace GameLobby.LocalCloud.Tests.Documentation;

/// <summary>A script in Bash, in its own process group.</summary>
internal sealed class Shell : IAsyncDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(20);

    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly Channel<string> lines = Channel.CreateUnbounded<string>();

    private Shell(Process process) => this.process = process;

    public string Output
    {
        get
        {
            lock (output) return output.ToString();
        }
    }

    /// <param name="options">Options of Bash, such as -e.</param>
    public static Shell Start(string script, string folder, params string[] options)
    {
        var start = new ProcessStartInfo("setsid", ["bash", .. options, "-c", script])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Build servers would outlive the script and keep its output open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        var shell = new Shell(new Process { StartInfo = start });
        shell.process.OutputDataReceived += (_, line) => shell.Received(line.Data);
        shell.process.ErrorDataReceived += (_, line) => shell.Received(line.Data);
        shell.process.Start();
        shell.process.BeginOutputReadLine();
        shell.process.BeginErrorReadLine();
        return shell;
    }

    public async Task Type(string line)
    {
        await process.StandardInput.WriteLineAsync(line);
        await process.StandardInput.FlushAsync();
    }

    public void EndInput() => process.StandardInput.Close();

    /// <summary>Waits for a line of output.</summary>
    public async Task WaitFor(Func<string, bool> isExpected)
    {
        using var deadline = new CancellationTokenSource(Timeout);
        try
        {
            await foreach (var line in lines.Reader.ReadAllAsync(deadline.Token))
            {
                if (isExpected(line)) return;
            }
        }
        catch (OperationCanceledException)
        {
            // The assertion below shows the output.
        }

        Assert.Fail($"The expected output did not come:\n{Output}");
    }

    /// <summary>Sends SIGINT to the process group, as a terminal does on Ctrl-C.</summary>
    public void Interrupt() => Signal("INT");

    public async Task<int> ExitCode()
    {
        using var deadline = new CancellationTokenSource(Timeout);
        await process.WaitForExitAsync(deadline.Token);
        return process.ExitCode;
    }

    /// <summary>
    /// Ends the process group: also what the script left in the background. A LocalCloud among them gets the time to stop.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        Signal("TERM");
        using var patience = new CancellationTokenSource(StopTimeout);
        await process.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Signal("KILL");
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private void Signal(string signal)
    {
        var start = new ProcessStartInfo("kill", [$"-{signal}", "--", $"-{process.Id}"]) { RedirectStandardError = true };
        using var kill = Process.Start(start)!;
        kill.WaitForExit();
    }

    private void Received(string? line)
    {
        if (line is null) return;
        lock (output) output.AppendLine(line);
        lines.Writer.TryWrite(line);
    }
}
