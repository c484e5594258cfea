using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Lambda;

/// <summary>Starts the execution environments of functions.</summary>
internal interface IEnvironments
{
    /// <summary>The maximum number of environments of a function; more events than these wait.</summary>
    int MaxPerFunction { get; }

    /// <summary>How long an environment without an event is kept; null keeps it until LocalCloud stops.</summary>
    TimeSpan? IdleTime { get; }

    /// <exception cref="LocalCloudException">The function cannot run in these environments.</exception>
    void Check(FunctionDefinition function);

    /// <summary>Starts an environment and completes when it is initialized. Throws an error of the initialization.</summary>
    /// <exception cref="TimeoutException">The initialization took longer than <paramref name="limit"/>.</exception>
    Task<IExecutionEnvironment> Start(FunctionDefinition function, TimeSpan limit);
}
