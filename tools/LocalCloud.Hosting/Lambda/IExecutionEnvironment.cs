namespace GameLobby.LocalCloud.Lambda;

/// <summary>An initialized execution environment of a function. It runs one event at a time.</summary>
internal interface IExecutionEnvironment : IAsyncDisposable
{
    /// <summary>Whether it can run another event.</summary>
    bool IsReusable { get; }

    /// <summary>The duration of the init phase.</summary>
    TimeSpan InitDuration { get; }

    /// <summary>Runs an event. An error of the function is a failed invocation, not an exception.</summary>
    Task<Invocation> Invoke(InvocationRequest request);
}

/// <summary>One event for an execution environment.</summary>
/// <param name="Deadline">When the function times out.</param>
internal sealed record InvocationRequest(string Id, string EventJson, DateTimeOffset Deadline);
