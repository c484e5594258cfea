using System.Diagnostics;
using System.Reflection;
using GameLobby.LocalCloud;

namespace GameLobby.Benchmarks.Servers;

/// <summary>A peer that runs on Node.</summary>
internal static class NodePeer
{
    private static readonly string Peers =
        typeof(NodePeer).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(it => it.Key == "Peers").Value!;

    /// <summary>Installs the packages of a folder in benchmarks/peers unless they are, and returns how to run a program in it.</summary>
    public static async Task<ProcessStartInfo> Prepare(string name, string program)
    {
        var folder = Path.Combine(Peers, name);
        if (!Npm.IsInstalled(folder) && await Npm.Run(["ci"], folder, default) is { } reason)
            throw new InvalidOperationException($"npm ci failed in {folder}: {reason}");

        return new("node", ["--no-warnings", program]) { WorkingDirectory = folder, Environment = { ["NODE_ENV"] = "production" } };
    }
}
