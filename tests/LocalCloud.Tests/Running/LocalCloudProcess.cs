using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace GameLobby.LocalCloud.Tests.Running;

/// <summary>The built LocalCloud in another process, as a developer runs it.</summary>
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

    private static string Program => Path.Combine(AppContext.BaseDirectory, "LocalCloud.dll");

    /// <summary>Debug or Release, as in bin/CONFIGURATION/net10.0/.</summary>
    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    public static LocalCloudProcess Start(string[] arguments, string? workingDirectory = null, string? input = null, string? path = null) =>
        Start(new ProcessStartInfo(DotNet, [Program, .. arguments]), workingDirectory, input, path);

    /// <summary>Starts LocalCloud in a new process group, as a shell does.</summary>
    public static LocalCloudProcess StartInGroup(string[] arguments) =>
        Start(new ProcessStartInfo("setsid", [DotNet, Program, .. arguments]));

    /// <summary>Starts LocalCloud by <c>dotnet run</c>.</summary>
    public static LocalCloudProcess RunProject(string project, string[] arguments, string workingDirectory) => Start(
        new ProcessStartInfo(
            DotNet, ["run", "--project", project, "--configuration", Configuration, "--no-build", "--", .. arguments]),
        workingDirectory);

    private static LocalCloudProcess Start(
        ProcessStartInfo start, string? workingDirectory = null, string? input = null, string? path = null)
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.WorkingDirectory = workingDirectory ?? AppContext.BaseDirectory;
        if (path is not null) start.Environment["PATH"] = path;
        var process = new LocalCloudProcess(Process.Start(start)!);
        if (input is not null) process.process.StandardInput.Write(input);
        process.process.StandardInput.Close();
        return process;
    }

    public int Id => process.Id;

    public string Output
    {
        get
        {
            lock (output) return output.ToString();
        }
    }

    /// <summary>Sends SIGINT to the process.</summary>
    public void Interrupt() => Process.Start("kill", ["-INT", $"{process.Id}"]).WaitForExit();

    /// <summary>Sends SIGINT to the process group, as a terminal does on Ctrl-C.</summary>
    public void InterruptGroup() => SignalGroup("INT");

    /// <summary>Sends a signal to the process group.</summary>
    public void SignalGroup(string signal) => Process.Start("kill", [$"-{signal}", "--", $"-{process.Id}"]).WaitForExit();

    /// <summary>Kills the process without any cleanup.</summary>
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
        if (!process.HasExited) process.Kill();
        await Wait.For(process.WaitForExitAsync());
        process.Dispose();
    }
}
