using System.ComponentModel;
using System.Diagnostics;

namespace GameLobby.LocalCloud;

/// <summary>Runs the npm on the PATH.</summary>
internal static class Npm
{
    /// <summary>Whether the packages of a folder are installed and match the lock file. npm writes its copy of that file last.</summary>
    public static bool IsInstalled(string folder) =>
        File.GetLastWriteTimeUtc(Path.Combine(folder, "node_modules", ".package-lock.json"))
            >= File.GetLastWriteTimeUtc(Path.Combine(folder, "package-lock.json"));

    /// <param name="folder">The working directory; null uses the current one.</param>
    /// <returns>Null on success; otherwise the reason for the failure, in one line.</returns>
    /// <exception cref="Win32Exception">npm is not installed.</exception>
    public static async Task<string?> Run(IEnumerable<string> arguments, string? folder, CancellationToken ct)
    {
        var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        using var npm = Process.Start(start)!;
        npm.StandardInput.Close();
        var output = npm.StandardOutput.ReadToEndAsync(ct);
        var errors = npm.StandardError.ReadToEndAsync(ct);
        try
        {
            await npm.WaitForExitAsync(ct);
            await output;
        }
        finally
        {
            if (!npm.HasExited) npm.Kill(entireProcessTree: true);
        }

        if (npm.ExitCode == 0) return null;
        return (await errors).Split('\n').FirstOrDefault(line => line.StartsWith("npm error", StringComparison.Ordinal))?.TrimEnd()
            ?? $"exit code {npm.ExitCode}";
    }
}
