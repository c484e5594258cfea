namespace GameLobby.Client;

/// <summary>
/// How important a <see cref="LobbyLogEntry"/> is. The values are those of Microsoft.Extensions.Logging's <c>LogLevel</c>.
/// </summary>
public enum LobbyLogLevel
{
    /// <summary>Each request, reply and push, without its data.</summary>
    Debug = 1,

    /// <summary>Each change of the connection's state.</summary>
    Information = 2,

    /// <summary>Lost and refused connections, and messages that could not be read.</summary>
    Warning = 3,

    /// <summary>Exceptions of event handlers.</summary>
    Error = 4,
}
