using GameLobby.Application.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GameLobby.Functions;

/// <summary>Work of the init phase, so that the first event does not exceed the time limit of a push.</summary>
internal static partial class WarmUp
{
    /// <summary>Prepares the process for its first push. It blocks, because the init phase is a constructor.</summary>
    public static void Pushes(IServiceProvider services, ILogger logger)
    {
        try
        {
            services.GetRequiredService<IClientChannel>().WarmUp(CancellationToken.None).GetAwaiter().GetResult();
        }
        catch (Exception failure)
        {
            NotWarm(logger, failure);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Failed to prepare for the first push; the function starts anyway")]
    private static partial void NotWarm(ILogger logger, Exception failure);
}
