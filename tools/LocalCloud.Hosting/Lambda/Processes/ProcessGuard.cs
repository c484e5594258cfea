using System.Diagnostics;
using System.Globalization;

namespace GameLobby.LocalCloud.Lambda.Processes;

/// <summary>
/// Kills the functions' processes when LocalCloud is killed: a stopped process cannot notice that by itself. A shell script knows their
/// process ids; its standard input is a pipe from LocalCloud, and when that closes, the script kills them and deletes their files. On
/// Windows no process is stopped, and each exits by itself because its Runtime API is gone.
/// </summary>
internal sealed class ProcessGuard : IAsyncDisposable
{
    private const string Script =
        """
        trap '' INT HUP TERM
        while read -r line; do live=$line; done
        [ -z "$live" ] || kill -9 $live
        rm -rf "$0"
        """;

    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private readonly HashSet<int> processes = [];
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("localcloud-");
    private readonly Process? script;
    private int folders;
    private bool disposed;

    public ProcessGuard()
    {
        if (!OperatingSystem.IsWindows()) script = Process.Start(ProcessGroup.Command("/bin/sh", "-c", Script, folder.FullName));
    }

    public void Add(int processId) => Update(() => processes.Add(processId));

    public void Remove(int processId) => Update(() => processes.Remove(processId));

    /// <summary>Creates a folder for the files of a process.</summary>
    public DirectoryInfo CreateFolder() =>
        folder.CreateSubdirectory(Interlocked.Increment(ref folders).ToString(CultureInfo.InvariantCulture));

    public async ValueTask DisposeAsync()
    {
        lock (gate) disposed = true;
        if (script is not null)
        {
            script.StandardInput.Close();
            using var limit = new CancellationTokenSource(StopLimit);
            await script.WaitForExitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            script.Dispose();
        }

        if (folder.Exists) folder.Delete(recursive: true);
    }

    /// <summary>Each line replaces the script's list.</summary>
    private void Update(Action change)
    {
        lock (gate)
        {
            change();
            if (script is null || disposed) return;
            try
            {
                script.StandardInput.WriteLine(string.Join(' ', processes));
                script.StandardInput.Flush();
            }
            catch (IOException)
            {
                // The script was killed. LocalCloud still kills the processes when it stops.
            }
        }
    }
}
