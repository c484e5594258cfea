namespace GameLobby.LocalCloud.Tests.Running;

/// <summary>What Linux says about processes in /proc.</summary>
internal static class LinuxProcess
{
    /// <summary>Returns the state: R, S or D for a process that runs or waits, T for a stopped one; null if there is none.</summary>
    public static char? State(int processId) => Fields(processId) is [[var state], ..] ? state : null;

    public static bool IsStopped(int processId) => State(processId) == 'T';

    /// <summary>Whether the process has ended. A zombie has.</summary>
    public static bool HasEnded(int processId) => State(processId) is null or 'Z' or 'X';

    /// <summary>Returns the processes whose command line contains a text, among the children of a process.</summary>
    public static IReadOnlyList<int> Children(int parent, string command) =>
    [
        .. Directory.GetDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), out var id) ? id : 0)
            .Where(id => id > 0 && Fields(id) is [_, var owner, ..] && owner == $"{parent}")
            .Where(id => Read($"/proc/{id}/cmdline").Contains(command, StringComparison.Ordinal)),
    ];

    /// <summary>Returns the command line.</summary>
    public static string[] Arguments(int processId) => Read($"/proc/{processId}/cmdline").Split('\0');

    /// <summary>Returns the fields of /proc/PID/stat after the name, which may contain spaces: first the state, then the parent.</summary>
    private static string[] Fields(int processId) => Read($"/proc/{processId}/stat").Split(") ")[^1].Split(' ');

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
