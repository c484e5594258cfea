using System.ComponentModel;
using System.Runtime.InteropServices;

namespace GameLobby.LocalCloud.Engine;

/// <summary>
/// The DynamoDB engine Dynoxide (https://github.com/nubo-db/dynoxide), which its authors publish on npm, one package for each platform.
/// npm downloads it once, from the configured registry and with an integrity check; later runs use the copy in the user's cache.
/// </summary>
internal static class EnginePackage
{
    private const string Version = "1.2.1";

    private static string Platform => $"{System}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";

    private static string System => OperatingSystem.IsWindows() ? "win32" : OperatingSystem.IsMacOS() ? "darwin" : "linux";

    private static string Binary => OperatingSystem.IsWindows() ? "dynoxide.exe" : "dynoxide";

    private static string Cache => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create),
        "GameLobby",
        "dynoxide");

    /// <returns>The path of the executable.</returns>
    public static async Task<string> Fetch(IProgress<string> progress, CancellationToken ct)
    {
        var home = Path.Combine(Cache, $"{Version}-{Platform}");
        var program = Path.Combine(home, "node_modules", "@dynoxide", Platform, Binary);
        if (File.Exists(program)) return program;

        progress.Report($"Downloading the DynamoDB engine @dynoxide/{Platform} {Version} with npm (first run only)");
        // Installs into a temporary folder and moves it, so that concurrent first runs do not see a partial installation.
        var fresh = Directory.CreateDirectory(Path.Combine(Cache, Path.GetRandomFileName())).FullName;
        try
        {
            await Install(fresh, ct);
            if (!Directory.Exists(home)) Directory.Move(fresh, home);
        }
        catch (IOException) when (File.Exists(program))
        {
            // Another first run finished earlier.
        }
        finally
        {
            if (Directory.Exists(fresh)) Directory.Delete(fresh, recursive: true);
        }

        return File.Exists(program)
            ? program
            : throw new LocalCloudException($"npm downloaded @dynoxide/{Platform}, but the package does not contain {Binary}.");
    }

    private static async Task Install(string folder, CancellationToken ct)
    {
        string[] arguments =
        [
            "install", "--prefix", folder, "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel", "error",
            $"@dynoxide/{Platform}@{Version}",
        ];
        try
        {
            if (await Npm.Run(arguments, null, ct) is { } reason)
                throw new LocalCloudException(
                    $"npm could not download @dynoxide/{Platform} {Version} ({reason}). Use another DynamoDB with --dynamodb URL.");
        }
        catch (Win32Exception missing)
        {
            throw new LocalCloudException(
                "npm, which downloads the DynamoDB engine on the first run, is not on the PATH. "
                + "Install Node.js, or use another DynamoDB with --dynamodb URL.",
                missing);
        }
    }
}
