using Microsoft.Extensions.Logging;

namespace GameLobby.Functions.Diagnostics;

/// <summary>Provides the loggers of the functions.</summary>
internal sealed class LineLoggerProvider(LogOutput output, PlayerIds players, TimeProvider clock) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new LineLogger(categoryName, output, players, clock);

    public void Dispose()
    {
    }
}
