using Microsoft.Extensions.Logging;

namespace GameLobby.Functions.Diagnostics;

internal sealed class LineLoggerProvider(LogOutput output, PlayerIds players, TimeProvider clock) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new LineLogger(categoryName, output, players, clock);

    public void Dispose()
    {
    }
}
