namespace GameLobby.Client;

/// <summary>Writes to the game's log. An exception of the game's log does not affect the client.</summary>
internal sealed class Log(Action<LobbyLogEntry> write)
{
    public void Debug(string message) => Write(LobbyLogLevel.Debug, message);

    public void Information(string message) => Write(LobbyLogLevel.Information, message);

    public void Warning(string message, Exception? exception = null) => Write(LobbyLogLevel.Warning, message, exception);

    public void Error(string message, Exception exception) => Write(LobbyLogLevel.Error, message, exception);

    private void Write(LobbyLogLevel level, string message, Exception? exception = null)
    {
        try
        {
            write(new(level, message, exception));
        }
        catch (Exception)
        {
            // There is nowhere left to report it.
        }
    }
}
