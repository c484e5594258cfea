using System.Text.Json.Nodes;

namespace GameLobby.LocalCloud.Lambda;

/// <summary>The stack's functions, invoked synchronously as by Lambda's Invoke API.</summary>
public interface IFunctions
{
    /// <param name="functionId">The function's logical id in the template.</param>
    /// <param name="eventJson">The event as JSON text.</param>
    /// <param name="ct">Cancels the wait for the response. The function itself continues to its end or timeout.</param>
    Task<Invocation> Invoke(string functionId, string eventJson, CancellationToken ct);
}

/// <summary>The result of an invocation: the function's payload as JSON text, and its error if it failed.</summary>
public sealed record Invocation(string Payload, InvocationError? Error)
{
    /// <summary>The measurements; null if the function did not run, because it was throttled or by an injected fault.</summary>
    public InvocationReport? Report { get; init; }

    /// <summary>Whether the function was not invoked because its concurrency was at its limit.</summary>
    public bool IsThrottled { get; init; }

    internal static Invocation Throttled { get; } = Failed("TooManyRequestsException", "Rate Exceeded.") with { IsThrottled = true };

    internal static Invocation Failed(string type, string message) =>
        new(new JsonObject { ["errorType"] = type, ["errorMessage"] = message }.ToJsonString(), new InvocationError(type, message));
}

/// <summary>The error of a failed invocation: the exception's type name without its namespace, and its message.</summary>
public sealed record InvocationError(string Type, string Message);
