namespace GameLobby.Benchmarks.Servers;

/// <summary>GameLobby and its peers.</summary>
internal static class ServerProcesses
{
    /// <summary>Starts each server in turn, and ends it before the next one.</summary>
    public static async IAsyncEnumerable<ServerProcess> All()
    {
        await using (var cloud = await LocalCloudServer.Start()) yield return cloud;
        await using (var hub = await SignalRServer.Start()) yield return hub;
    }
}
