using System.Diagnostics;

namespace GameLobby.Benchmarks.Servers;

/// <summary>The CPU time that a server used in a period.</summary>
internal sealed record CpuUse(CpuTime Used, TimeSpan Period)
{
    /// <summary>The cores that the server used on average.</summary>
    public double Server => Used.Server / Period;

    /// <summary>The cores that the engine used on average.</summary>
    public double Engine => Used.Engine / Period;

    public static async Task<CpuUse> Of(ServerProcess server, Func<Task> work)
    {
        var (before, began) = (server.CpuTime(), Stopwatch.GetTimestamp());
        await work();
        return new CpuUse(server.CpuTime() - before, Stopwatch.GetElapsedTime(began));
    }
}
