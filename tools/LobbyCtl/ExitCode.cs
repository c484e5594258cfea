namespace GameLobby.LobbyCtl;

/// <summary>The exit codes of all commands.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The service or AWS refused the request, or a check failed.</summary>
    public const int Refused = 1;

    /// <summary>The arguments, the environment or the configuration file are wrong.</summary>
    public const int WrongUsage = 2;

    public const int NotReachable = 3;

    /// <summary>Ctrl-C ended a command before it was done, as a shell reports it.</summary>
    public const int Interrupted = 130;
}
