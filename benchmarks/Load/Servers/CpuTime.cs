namespace GameLobby.Benchmarks.Servers;

/// <summary>The CPU time of a server and of its children.</summary>
internal readonly record struct CpuTime(TimeSpan Server, TimeSpan Engine)
{
    public static CpuTime operator -(CpuTime later, CpuTime earlier) => new(later.Server - earlier.Server, later.Engine - earlier.Engine);
}
