using Microsoft.Extensions.Logging;

namespace GameLobby.Functions.Diagnostics;

/// <summary>The names of log levels in the settings, which are Lambda's.</summary>
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
