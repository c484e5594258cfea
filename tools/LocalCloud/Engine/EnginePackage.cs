using System.ComponentModel;
using System.Runtime.InteropServices;

namespace GameLobby.LocalCloud.Engine;

/// <summary>
/// The DynamoDB engine Dynoxide (https://github.com/nubo-db/dynoxide), which its authors publish on npm, one package for each platform.
/// npm fetches it once, from the registry it is set to and with its check of integrity; later runs find it in the user's cache.
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

    /// <returns>The path of the program.</returns>
    public static async Task<string> Fetch(IProgress<string> progress, CancellationToken ct)
    {
        var home = Path.Combine(Cache, $"{Version}-{Platform}");
        var program = Path.Combine(home, "node_modules", "@dynoxide", Platform, Binary);
        if (File.Exists(program)) return program;

        progress.Report($"Fetching the DynamoDB engine, @dynoxide/{Platform} {Version}, with npm (once)");
        // Into a folder of its own, then moved: two first runs at once don't see each other's halves.
        var fresh = Directory.CreateDirectory(Path.Combine(Cache, Path.GetRandomFileName())).FullName;
        try
        {
            await Install(fresh, ct);
            if (!Directory.Exists(home)) Directory.Move(fresh, home);
        }
        catch (IOException) when (File.Exists(program))
        {
            // Another first run was quicker.
        }
        finally
        {
            if (Directory.Exists(fresh)) Directory.Delete(fresh, recursive: true);
        }

        return File.Exists(program)
            ? program
            : throw new LocalCloudException($"npm fetched @dynoxide/{Platform}, but there is no {Binary} in it.");
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
                    $"npm could not fetch @dynoxide/{Platform} {Version} ({reason}); name another DynamoDB with --dynamodb URL.");
        }
        catch (Win32Exception missing)
        {
            throw new LocalCloudException(
                "npm is needed once, to fetch the DynamoDB engine, and it isn't on the PATH; "
                + "install Node.js, or name another DynamoDB with --dynamodb URL.",
                missing);
        }
    }
}
