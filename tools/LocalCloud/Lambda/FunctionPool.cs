using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.Lambda.Core;
using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Lambda;

using Instance = Func<Stream, ILambdaContext, Task<Stream>>;

/// <summary>
/// A function's execution environments. One serves one event at a time; when all are busy another one starts cold; the one that was used
/// last is used next, so that a quiet function is down to one. An environment that ran out of time is not used again.
/// </summary>
internal sealed class FunctionPool(FunctionDefinition function, Account account, TimeProvider clock) : IDisposable
{
    /// <summary>One machine has no fleet: more than these wait for their turn.</summary>
    private const int MostInstances = 64;

    private readonly Lazy<Handler> handler = new(() => Handler.Find(function.Id, function.Handler, function.EntryPoint));
    private readonly ConcurrentStack<Instance> idle = new();
    private readonly SemaphoreSlim slots = new(MostInstances);
    private int coldStarts;

    public int ColdStarts => coldStarts;

    /// <summary>Fails, as one clear line, where the template names a handler that isn't there.</summary>
    public void Check() => _ = handler.Value;

    public async Task<Invocation> Invoke(string eventJson, CancellationToken ct)
    {
        await slots.WaitAsync(ct);
        // The pool thread is the function's, since a handler may block before its first await.
        var run = Task.Run(() => Run(eventJson), CancellationToken.None);
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
#pragma warning disable CA1031 // Whatever a constructor throws is the function's failure, as on Lambda.
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
#pragma warning disable CA1031 // Whatever a function throws ends this invocation and nothing else.
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
        // Each generated constructor appends to it, which on Lambda happens once a process.
        Environment.SetEnvironmentVariable("AWS_EXECUTION_ENV", FunctionEnvironment.ExecutionEnvironment);
        return handler.Value.ColdStart();
    }

    private static Invocation Failed(string type, string message) =>
        new(new JsonObject { ["errorType"] = type, ["errorMessage"] = message }.ToJsonString(), new InvocationError(type, message));
}
