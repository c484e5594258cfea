namespace Amazon.Lambda.Core;

/// <summary>The levels of the runtime's logger, in ascending severity.</summary>
public enum LogLevel
{
    Trace,
    Debug,
    Information,
    Warning,
    Error,
    Critical,
}
