namespace GameLobby.LocalCloud.Lambda;

/// <summary>The stack's functions, invoked as Lambda's synchronous Invoke does.</summary>
public interface IFunctions
{
    /// <param name="functionId">The function's logical id in the template.</param>
    /// <param name="eventJson">The event as JSON text.</param>
    /// <param name="ct">Stops waiting for the answer; the function itself runs on to its end or its time-out.</param>
    Task<Invocation> Invoke(string functionId, string eventJson, CancellationToken ct);
}

/// <summary>What Lambda's Invoke answers: the function's payload (JSON text), or the error that it ended with.</summary>
public sealed record Invocation(string Payload, InvocationError? Error);

/// <summary>Why an invocation failed: the exception's type name without its namespace, and its message.</summary>
public sealed record InvocationError(string Type, string Message);
