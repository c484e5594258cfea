namespace Amazon.Lambda.RuntimeSupport;

/// <summary>
/// The loop of an execution environment: fetch an event, run the handler, hand back its result or its failure, one event at a time. A
/// handler's failure is reported and the loop goes on; a failure of the Runtime API itself ends it.
/// </summary>
public sealed class LambdaBootstrap : IDisposable
{
    // For debugging on one's own machine: serve one event and end.
    private const string RunOnce = "AWS_LAMBDA_DOTNET_DEBUG_RUN_ONCE";

    // Code that signs or traces its own calls finds the invocation's trace here, as in every runtime.
    private const string TraceHeader = "_X_AMZN_TRACE_ID";

    private readonly Handler handler;
    private readonly LambdaBootstrapInitializer initializer;
    private readonly HttpClient ownedClient;
    private readonly RuntimeApi api;

    internal LambdaBootstrap(Handler handler, LambdaBootstrapInitializer initializer, HttpClient client)
    {
        this.handler = handler;
        this.initializer = initializer;
        // The next event may be hours away.
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
            // Asked to end while waiting for an event.
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
