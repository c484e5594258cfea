using System.Diagnostics;

namespace GameLobby.LocalCloud.Lambda.Processes;

/// <summary>
/// Programs in process groups other than LocalCloud's: a terminal's Ctrl-C must not reach them, because functions work on while LocalCloud
/// stops, and then LocalCloud ends them.
/// </summary>
internal static class ProcessGroup
{
    /// <summary>A shell script that becomes the program, so that the process id stays the same.</summary>
    private const string Leader =
        """
        if command -v setsid >/dev/null; then exec setsid "$0" "$@"
        elif command -v perl >/dev/null; then exec perl -e 'setpgrp; exec @ARGV' "$0" "$@"
        else exec "$0" "$@"
        fi
        """;

    public static ProcessStartInfo Command(string program, params string[] arguments)
    {
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo(program, arguments)
            : new ProcessStartInfo("/bin/sh", ["-c", Leader, program, .. arguments]);
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        return start;
    }
}
