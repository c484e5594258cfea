using System.Net.WebSockets;
using System.Text.RegularExpressions;
using GameLobby.LocalCloud.Tests.Gateway;
using GameLobby.LocalCloud.Tests.Sources;

namespace GameLobby.LocalCloud.Tests.Running;

/// <summary>LocalCloud with <c>--isolation process</c> and the repository's functions.</summary>
public sealed partial class RunningProcesses : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task No_process_remains_when_LocalCloud_is_killed()
    {
        await using var cloud = await Running();
        var functions = await Stopped(cloud);
        cloud.Kill();
        await Wait.Until(() => functions.All(LinuxProcess.HasEnded));
    }

    [Fact]
    public async Task Ctrl_C_ends_all_processes_with_exit_code_0()
    {
        await using var cloud = await Running();
        var functions = await Stopped(cloud);
        cloud.InterruptGroup();
        var (exitCode, _, errors) = await cloud.Ended();
        Assert.Equal((0, ""), (exitCode, errors));
        Assert.All(functions, id => Assert.True(LinuxProcess.HasEnded(id)));
    }

    [Fact]
    public async Task Invoke_runs_the_function_as_a_process()
    {
        await using var cloud = LocalCloudProcess.Start(
            ["invoke", "Sweep", "--event", "-", "--template", TemplateCopy.In(folder), "--isolation", "process"], input: "{}");
        var (exitCode, output, errors) = await cloud.Ended();
        Assert.True(exitCode == 0, errors);
        Assert.Contains("0 lobbies were overdue", output, StringComparison.Ordinal);
    }

    private async Task<LocalCloudProcess> Running()
    {
        var cloud = LocalCloudProcess.StartInGroup(["--template", TemplateCopy.In(folder), "--port", "0", "--isolation", "process"]);
        await Wait.Until(() => cloud.Output.Contains("Ctrl-C ends it", StringComparison.Ordinal));
        return cloud;
    }

    /// <summary>Starts the process of the authorizer with a connection that it refuses, and waits until it is stopped.</summary>
    private static async Task<IReadOnlyList<int>> Stopped(LocalCloudProcess cloud)
    {
        var address = new Uri(ListeningAt().Match(cloud.Output).Groups[1].Value);
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", "Bearer nothing");
        await Assert.ThrowsAsync<WebSocketException>(
            () => socket.ConnectAsync(new Uri($"ws://{address.Authority}/v1"), Client.Patience));
        IReadOnlyList<int> functions = [];
        await Wait.Until(() =>
        {
            functions = LinuxProcess.Children(cloud.Id, "GameLobby.Functions");
            return functions.Count > 0 && functions.All(LinuxProcess.IsStopped);
        });
        return functions;
    }

    [GeneratedRegex(@"Listening at (\S+)")]
    private static partial Regex ListeningAt();
}
