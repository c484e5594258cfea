using System.Globalization;
using GameLobby.LocalCloud.Iam;
using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Lambda;

/// <summary>
/// A function's execution environments. Each serves one event at a time; when all are busy, another one cold-starts. The most recently
/// used one serves the next event. An environment that timed out is not reused.
/// </summary>
internal sealed class FunctionPool : IDisposable
{
    /// <summary>
    /// The limit of the init phase. Lambda then repeats it within the function's timeout
    /// (https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html).
    /// </summary>
    private static readonly TimeSpan InitLimit = TimeSpan.FromSeconds(10);

    private readonly FunctionDefinition function;
    private readonly IEnvironments environments;
    private readonly TimeProvider clock;
    private readonly IdleEnvironments idle;
    private readonly SemaphoreSlim slots;
    private int coldStarts;

    public FunctionPool(FunctionDefinition function, IEnvironments environments, TimeProvider clock)
    {
        this.function = function;
        this.environments = environments;
        this.clock = clock;
        slots = new SemaphoreSlim(environments.MaxPerFunction);
        idle = new IdleEnvironments(environments.IdleTime, clock);
    }

    public int ColdStarts => coldStarts;

    public async Task<Invocation> Invoke(string eventJson, CancellationToken ct)
    {
        await slots.WaitAsync(ct);
        // A handler may block before its first await, so it runs on a pool thread.
        var run = Task.Run(
            () =>
            {
                FunctionCredentials.Use(function.Id);
                return Run(eventJson);
            },
            CancellationToken.None);
        return await run.WaitAsync(ct);
    }

    public void Dispose()
    {
        idle.Dispose();
        slots.Dispose();
    }

    private async Task<Invocation> Run(string eventJson)
    {
        try
        {
            var (environment, init, failure) = idle.Take() is { } warm ? (warm, null, null) : await ColdStart();
            var began = clock.GetTimestamp();
            var request = new InvocationRequest(Guid.NewGuid().ToString(), eventJson, clock.GetUtcNow() + function.Timeout);
            var invocation = failure ?? await Invoke(environment, request);
            var duration = failure is null ? Min(clock.GetElapsedTime(began), function.Timeout) : TimeSpan.Zero;
            var measured = new InvocationReport(
                clock.GetUtcNow(), function.Id, request.Id, init, duration, function.MemorySize, invocation.Error);
            return invocation with { Report = measured };
        }
        finally
        {
            slots.Release();
        }
    }

    /// <summary>Runs the init phase. It results in an environment, or a failure, or neither if the phase exceeded its limit.</summary>
    private async Task<(IExecutionEnvironment? Environment, TimeSpan? Duration, Invocation? Failure)> ColdStart()
    {
        Interlocked.Increment(ref coldStarts);
        var began = clock.GetTimestamp();
        try
        {
            var environment = await environments.Start(function, InitLimit);
            return (environment, environment.InitDuration, null);
        }
        catch (TimeoutException)
        {
            return (null, InitLimit, null);
        }
#pragma warning disable CA1031 // Any exception of a constructor is the function's failure, as on Lambda.
        catch (Exception failure)
        {
            return (null, clock.GetElapsedTime(began), Failed(failure));
        }
#pragma warning restore CA1031
    }

    private async Task<Invocation> Invoke(IExecutionEnvironment? environment, InvocationRequest request)
    {
        try
        {
            environment ??= await environments.Start(function, function.Timeout);
            var left = request.Deadline - clock.GetUtcNow();
            var invocation = await environment.Invoke(request).WaitAsync(Max(left, TimeSpan.Zero), clock);
            if (environment.IsReusable) idle.Add(environment);
            else await environment.DisposeAsync();
            return invocation;
        }
        catch (TimeoutException)
        {
            if (environment is not null) await environment.DisposeAsync();
            var seconds = function.Timeout.TotalSeconds.ToString("F2", CultureInfo.InvariantCulture);
            return Invocation.Failed("Sandbox.Timedout", $"Task timed out after {seconds} seconds");
        }
#pragma warning disable CA1031 // Any exception of the repeated init phase is the function's failure, as on Lambda.
        catch (Exception failure)
        {
            return Failed(failure);
        }
#pragma warning restore CA1031
    }

    private static Invocation Failed(Exception failure) => failure is InitializationException { Failure: var reported }
        ? reported
        : Invocation.Failed(failure.GetType().Name, failure.Message);

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
