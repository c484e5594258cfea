using System.Diagnostics;
using System.Text.Json;
using GameLobby.LobbyCtl.Connecting;

namespace GameLobby.LobbyCtl.Tests.Running;

/// <summary>lobbyctl as a process.</summary>
internal sealed class Tool : IAsyncDisposable
{
    public static readonly string Program = Path.Combine(AppContext.BaseDirectory, "lobbyctl.dll");

    private readonly Process process;
    private readonly Task<string> errors;

    private Tool(Process process)
    {
        this.process = process;
        errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Starts a command.</summary>
    /// <param name="variables">Environment variables; null removes one.</param>
    /// <param name="arguments">The command line.</param>
    public static Tool Start(IReadOnlyDictionary<string, string?>? variables, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove(Target.UrlVariable);
        start.Environment.Remove(Target.TokenVariable);
        foreach (var (name, value) in variables ?? new Dictionary<string, string?>()) start.Environment[name] = value;
        return new Tool(Process.Start(start)!);
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> Run(
        IReadOnlyDictionary<string, string?>? variables, params string[] arguments)
    {
        await using var tool = Start(variables, arguments);
        var output = await Wait.For(tool.process.StandardOutput.ReadToEndAsync());
        return (await tool.Ended(), output, await tool.errors);
    }

    /// <summary>Runs a command against LocalCloud, which must succeed, and returns its output.</summary>
    public static async Task<string> Output(LocalCloudProcess cloud, params string[] arguments)
    {
        var (exitCode, output, errors) = await Run(null, ["--url", cloud.Aws.AbsoluteUri, .. arguments]);
        Assert.True(exitCode == 0, $"{string.Join(' ', arguments)} exited with code {exitCode}: {errors}");
        Assert.Equal("", errors);
        return output;
    }

    /// <summary>Runs a command with --json against LocalCloud, and returns the data.</summary>
    public static async Task<JsonElement> Json(LocalCloudProcess cloud, params string[] arguments) =>
        JsonSerializer.Deserialize<JsonElement>(await Output(cloud, [.. arguments, "--json"]));

    /// <summary>Reads the next line of output.</summary>
    public async Task<string?> Line() => await Wait.For(process.StandardOutput.ReadLineAsync());

    /// <summary>Sends SIGINT, as a terminal does on Ctrl-C.</summary>
    public void Interrupt()
    {
        using var kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>Waits for the end, and returns the exit code.</summary>
    public async Task<int> Ended()
    {
        await Wait.For(process.WaitForExitAsync());
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill();
        await Ended();
        process.Dispose();
    }
}
