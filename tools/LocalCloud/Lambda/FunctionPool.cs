using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.Lambda.Core;
using GameLobby.LocalCloud.Iam;
using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Lambda;

using Instance = Func<Stream, ILambdaContext, Task<Stream>>;

/// <summary>
/// A function's execution environments. Each serves one event at a time; when all are busy, another one cold-starts. The most recently
/// used one serves the next event. An environment that timed out is not reused.
/// </summary>
internal sealed class FunctionPool(FunctionDefinition function, Account account, TimeProvider clock) : IDisposable
{
    /// <summary>The maximum number of concurrent invocations; more than these wait.</summary>
    private const int MaxInstances = 64;

    private readonly Lazy<Handler> handler = new(() => Handler.Find(function.Id, function.Handler, function.EntryPoint));
    private readonly ConcurrentStack<Instance> idle = new();
    private readonly SemaphoreSlim slots = new(MaxInstances);
    private int coldStarts;

    public int ColdStarts => coldStarts;

    /// <summary>Throws if the template names a handler that does not exist.</summary>
    public void Check() => _ = handler.Value;

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

    public void Dispose() => slots.Dispose();

    private async Task<Invocation> Run(string eventJson)
    {
        try
        {
            var instance = idle.TryPop(out var warm) ? warm : ColdStart();
            var context = new LambdaContext(function, account, clock);
            var call = Task.Run(() => Call(instance, eventJson, context));
            var invocation = await call.WaitAsync(function.Timeout, clock);
            idle.Push(instance);
            return invocation;
        }
        catch (TimeoutException)
        {
            var seconds = function.Timeout.TotalSeconds.ToString("F2", CultureInfo.InvariantCulture);
            return Failed("Sandbox.Timedout", $"Task timed out after {seconds} seconds");
        }
#pragma warning disable CA1031 // Any exception of a constructor is the function's failure, as on Lambda.
        catch (Exception failure)
        {
            return Failed(failure.GetType().Name, failure.Message);
        }
#pragma warning restore CA1031
        finally
        {
            slots.Release();
        }
    }

    private static async Task<Invocation> Call(Instance instance, string eventJson, LambdaContext context)
    {
        try
        {
            using var input = new MemoryStream(Encoding.UTF8.GetBytes(eventJson));
            await using var output = await instance(input, context);
            using var reader = new StreamReader(output);
            return new Invocation(await reader.ReadToEndAsync(), null);
        }
#pragma warning disable CA1031 // Any exception of a function fails only this invocation.
        catch (Exception failure)
        {
            await Console.Error.WriteLineAsync(failure.ToString());
            return Failed(failure.GetType().Name, failure.Message);
        }
#pragma warning restore CA1031
    }

    private Instance ColdStart()
    {
        Interlocked.Increment(ref coldStarts);
        // Each generated constructor appends to the variable, which on Lambda happens once per process.
        Environment.SetEnvironmentVariable("AWS_EXECUTION_ENV", FunctionEnvironment.ExecutionEnvironment);
        return handler.Value.ColdStart();
    }

    private static Invocation Failed(string type, string message) =>
        new(new JsonObject { ["errorType"] = type, ["errorMessage"] = message }.ToJsonString(), new InvocationError(type, message));
}
