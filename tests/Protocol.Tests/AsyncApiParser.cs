using System.Diagnostics;

namespace GameLobby.Protocol.Tests;

/// <summary>Runs the parser of the AsyncAPI project, which is installed from npm into the build output on first use.</summary>
internal static class AsyncApiParser
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "asyncapi");

    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(3);

    /// <summary>The faults of a document, one per line.</summary>
    public static async Task<string[]> Check(string document)
    {
        var npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
        if (!IsInstalled()) await Run(npm, ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], "");
        return (await Run("node", ["check.mjs"], document)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>npm writes the lock file in node_modules as its last step.</summary>
    private static bool IsInstalled()
    {
        var (required, installed) = (Path.Combine(Folder, "package-lock.json"), Path.Combine(Folder, "node_modules", ".package-lock.json"));
        return File.Exists(installed) && File.GetLastWriteTimeUtc(installed) > File.GetLastWriteTimeUtc(required);
    }

    private static async Task<string> Run(string program, string[] arguments, string input)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        using var deadline = new CancellationTokenSource(Timeout);
        var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
        var errors = process.StandardError.ReadToEndAsync(deadline.Token);
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            await process.WaitForExitAsync(deadline.Token);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }

        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{program} failed: {await errors}");
    }
}
