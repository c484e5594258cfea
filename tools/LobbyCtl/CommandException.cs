namespace GameLobby.LobbyCtl;

/// <summary>Ends a command with a message on standard error and an exit code.</summary>
internal sealed class CommandException(int exitCode, string message, Exception? inner = null) : Exception(message, inner)
{
    public int ExitCode => exitCode;

    /// <summary>The error code of the service's refusal.</summary>
    public string? Code { get; init; }
}
