using System.Runtime.InteropServices;

namespace GameLobby.LocalCloud.Lambda.Processes;

/// <summary>Stops a process and lets it continue. Does nothing on Windows, which has no such signals: there the process runs on.</summary>
internal static class Signals
{
    private static int StopSignal => OperatingSystem.IsLinux() ? 19 : 17;

    private static int ContinueSignal => OperatingSystem.IsLinux() ? 18 : 19;

    public static void Stop(int processId) => Send(processId, StopSignal);

    public static void Continue(int processId) => Send(processId, ContinueSignal);

    /// <summary>Fails only if the process has exited, which its owner notices.</summary>
    private static void Send(int processId, int signal)
    {
        if (!OperatingSystem.IsWindows()) _ = Kill(processId, signal);
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int processId, int signal);
}
