using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace GameLobby.LocalCloud.Tests.Running;

/// <summary>The built LocalCloud in a process of its own, as a developer runs it.</summary>
internal sealed class LocalCloudProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly Task reading;
    private readonly Task<string> errors;

    private LocalCloudProcess(Process process)
    {
        this.process = process;
        reading = Read();
        errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>The dotnet that runs this test, three folders above its runtime.</summary>
    private static string DotNet => Path.GetFullPath(Path.Combine(
        RuntimeEnvironment.GetRuntimeDirectory(), "../../..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    public static LocalCloudProcess Start(string[] arguments, string? workingDirectory = null, string? input = null, string? path = null)
    {
        var start = new ProcessStartInfo(DotNet, [Path.Combine(AppContext.BaseDirectory, "LocalCloud.dll"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingDirectory ?? AppContext.BaseDirectory,
        };
        if (path is not null) start.Environment["PATH"] = path;
        var process = new LocalCloudProcess(Process.Start(start)!);
        if (input is not null) process.process.StandardInput.Write(input);
        process.process.StandardInput.Close();
        return process;
    }

    public string Output
    {
        get
        {
            lock (output) return output.ToString();
        }
    }

    /// <summary>Asks it to end, as Ctrl-C does.</summary>
    public void Interrupt() => Process.Start("kill", ["-INT", $"{process.Id}"]).WaitForExit();

    /// <summary>Ends it without giving it a chance to clean up.</summary>
    public void Kill() => process.Kill();

    public async Task<(int ExitCode, string Output, string Errors)> Ended()
    {
        await process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token);
        await reading;
        return (process.ExitCode, Output, await errors);
    }

    private async Task Read()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            lock (output) output.AppendLine(line);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await Wait.For(process.WaitForExitAsync());
        process.Dispose();
    }
}
