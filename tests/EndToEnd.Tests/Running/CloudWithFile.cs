using System.Diagnostics;
using System.Globalization;

namespace GameLobby.EndToEnd.Tests.Running;

/// <summary>LocalCloud that keeps its tables in a file.</summary>
public sealed class CloudWithFile(string tables) : LocalCloudProcess("--db-path", tables)
{
    /// <summary>Kills the DynamoDB engine of these tables, as if it had crashed.</summary>
    public async Task KillEngine()
    {
        using var ps = Process.Start(new ProcessStartInfo("ps", ["-ww", "-eo", "pid=,args="]) { RedirectStandardOutput = true })!;
        var engines = (await ps.StandardOutput.ReadToEndAsync()).Split('\n')
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words.Length > 2 && Path.GetFileName(words[1]).StartsWith("dynoxide", StringComparison.Ordinal))
            .Where(words => words.Contains(tables));
        using var engine = Process.GetProcessById(int.Parse(engines.Single()[0], CultureInfo.InvariantCulture));
        engine.Kill();
        await Wait.For(engine.WaitForExitAsync());
    }
}
