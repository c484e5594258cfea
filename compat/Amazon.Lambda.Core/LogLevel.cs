namespace Amazon.Lambda.Core;

/// <summary>Levels of the runtime's logger, least serious first.</summary>
public enum LogLevel
{
    Trace,
    Debug,
    Information,
    Warning,
    Error,
    Critical,
}
