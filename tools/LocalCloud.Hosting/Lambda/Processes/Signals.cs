using System.Runtime.InteropServices;

namespace GameLobby.LocalCloud.Lambda.Processes;

/// <summary>Stops a process, lets it continue, and kills groups. Does nothing on Windows, which has no such signals.</summary>
internal static class Signals
{
    private const int KillSignal = 9;

    private static int StopSignal => OperatingSystem.IsLinux() ? 19 : 17;

    private static int ContinueSignal => OperatingSystem.IsLinux() ? 18 : 19;

    public static void Stop(int processId) => Send(processId, StopSignal);

    public static void Continue(int processId) => Send(processId, ContinueSignal);

    /// <summary>Kills the processes of a group whose leader may have ended.</summary>
    public static void KillGroup(int leader) => Send(-leader, KillSignal);

    /// <summary>Fails only if the process has exited, which its owner notices.</summary>
    private static void Send(int processId, int signal)
    {
        if (!OperatingSystem.IsWindows()) _ = Kill(processId, signal);
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int processId, int signal);
}
