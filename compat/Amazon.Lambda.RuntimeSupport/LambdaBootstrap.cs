namespace Amazon.Lambda.RuntimeSupport;

/// <summary>
/// The loop of an execution environment: fetches an event, runs the handler and reports its result or error, one event at a time. An error
/// of the handler does not end the loop; an error of the Runtime API does.
/// </summary>
public sealed class LambdaBootstrap : IDisposable
{
    // For local debugging: serves one event and exits.
    private const string RunOnce = "AWS_LAMBDA_DOTNET_DEBUG_RUN_ONCE";

    // Tracing libraries read the trace id of the invocation from this variable.
    private const string TraceHeader = "_X_AMZN_TRACE_ID";

    private readonly Handler handler;
    private readonly LambdaBootstrapInitializer initializer;
    private readonly HttpClient ownedClient;
    private readonly RuntimeApi api;

    internal LambdaBootstrap(Handler handler, LambdaBootstrapInitializer initializer, HttpClient client)
    {
        this.handler = handler;
        this.initializer = initializer;
        // The next event may arrive hours later.
        ownedClient = client is null ? new HttpClient { Timeout = Timeout.InfiniteTimeSpan } : null;
        api = new RuntimeApi(client ?? ownedClient);
    }

    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        if (!await Initialize(cancellationToken)) return;

        var once = string.Equals(Environment.GetEnvironmentVariable(RunOnce), "true", StringComparison.OrdinalIgnoreCase);
        try
        {
            do await ServeNext(cancellationToken);
            while (!once && !cancellationToken.IsCancellationRequested);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Cancelled while waiting for an event.
        }
    }

    public void Dispose() => ownedClient?.Dispose();

    private async Task<bool> Initialize(CancellationToken ct)
    {
        if (initializer is null) return true;
        try
        {
            return await initializer();
        }
        catch (Exception failure)
        {
            await api.ReportInitError(failure, ct);
            throw;
        }
    }

    private async Task ServeNext(CancellationToken ct)
    {
        using var invocation = await api.Next(ct);
        Environment.SetEnvironmentVariable(TraceHeader, invocation.Context.TraceId);
        Stream output;
        try
        {
            output = await handler(invocation.Input, invocation.Context);
        }
        catch (Exception failure)
        {
            await Console.Error.WriteLineAsync(failure.ToString());
            await api.ReportError(invocation.Context.AwsRequestId, failure, ct);
            return;
        }

        await api.Respond(invocation.Context.AwsRequestId, output, ct);
    }
}
