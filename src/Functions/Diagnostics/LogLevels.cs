using Microsoft.Extensions.Logging;

namespace GameLobby.Functions.Diagnostics;

/// <summary>Lambda's names of log levels.</summary>
internal static class LogLevels
{
    public static LogLevel Read(string? name) => name?.ToUpperInvariant() switch
    {
        "TRACE" => LogLevel.Trace,
        "DEBUG" => LogLevel.Debug,
        "WARN" => LogLevel.Warning,
        "ERROR" => LogLevel.Error,
        "FATAL" => LogLevel.Critical,
        _ => LogLevel.Information,
    };
}
