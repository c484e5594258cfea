using System.Diagnostics;

namespace GameLobby.Protocol.Tests;

/// <summary>The parser that the AsyncAPI project publishes on npm; fetched once, into the folder that this was built to.</summary>
internal static class PublicParser
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "asyncapi");

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>What it finds in a document, a line each.</summary>
    public static async Task<string[]> Check(string document)
    {
        var npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
        if (!IsFetched()) await Run(npm, ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], "");
        return (await Run("node", ["check.mjs"], document)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>npm writes a lock of its own last.</summary>
    private static bool IsFetched()
    {
        var (wanted, fetched) = (Path.Combine(Folder, "package-lock.json"), Path.Combine(Folder, "node_modules", ".package-lock.json"));
        return File.Exists(fetched) && File.GetLastWriteTimeUtc(fetched) > File.GetLastWriteTimeUtc(wanted);
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
        using var deadline = new CancellationTokenSource(Patience);
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
