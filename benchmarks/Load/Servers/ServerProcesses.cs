namespace GameLobby.Benchmarks.Servers;

/// <summary>GameLobby and its peers.</summary>
internal static class ServerProcesses
{
    /// <summary>Starts GameLobby and the SignalR hub in turn, and ends each before the next one.</summary>
    public static async IAsyncEnumerable<ServerProcess> All()
    {
        await using (var cloud = await LocalCloudServer.Start()) yield return cloud;
        await using (var hub = await SignalRServer.Start()) yield return hub;
    }

    public static async Task<ServerProcess> Start(Peer peer) => peer switch
    {
        Peer.SignalR => await SignalRServer.Start(),
        Peer.Node => await ServerlessNodeServer.Start(),
        Peer.Colyseus => await ColyseusServer.Start(),
        _ => throw new ArgumentOutOfRangeException(nameof(peer), peer, "There is no such peer."),
    };
}
