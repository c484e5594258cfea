namespace GameLobby.LocalCloud.Terminal;

/// <summary>Shows the warnings and errors of LocalCloud itself as lines.</summary>
internal sealed class ScreenLogger(Action<string> write) : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel)) return;
        write(exception is null ? formatter(state, exception) : $"{formatter(state, exception)}: {exception.Message}");
    }

    public void Dispose() { }
}
