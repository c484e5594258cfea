using Microsoft.Extensions.Logging;

namespace GameLobby.Functions.Diagnostics;

internal sealed class LineLogger(string category, LogOutput output, PlayerIds players, TimeProvider clock) : ILogger
{
    /// <summary>Not used: <see cref="Application.Diagnostics.LogScope"/> is the one scope of all lines.</summary>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel is not LogLevel.None;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        output.WriteLine(LogLine.Of(clock.GetUtcNow(), logLevel, category, formatter(state, exception), state, exception, players));
}
