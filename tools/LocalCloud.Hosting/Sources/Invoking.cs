using GameLobby.LocalCloud.Lambda;

namespace GameLobby.LocalCloud.Sources;

internal static class Invoking
{
    /// <summary>Invokes a function and logs a failure. An exception of the host counts as a failure, to retry the batch.</summary>
    public static async Task<Invocation> InvokeLogged(
        this IFunctions functions, string function, string eventJson, string source, int count, ILogger logger, CancellationToken ct)
    {
        Invocation invocation;
        try
        {
            invocation = await functions.Invoke(function, eventJson, ct);
        }
        catch (Exception error) when (!ct.IsCancellationRequested)
        {
            invocation = new Invocation("null", new InvocationError(error.GetType().Name, error.Message));
        }

        if (invocation.Error is { } failure) logger.BatchFailed(source, function, count, failure.Type, failure.Message);
        return invocation;
    }
}
