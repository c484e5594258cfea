using System.Collections.Concurrent;
using System.Text.Json;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;

[assembly: LambdaSerializer(typeof(DefaultLambdaJsonSerializer))]

// Generated handlers are instance methods.
#pragma warning disable CA1822

namespace GameLobby.LocalCloud.Tests.Samples;

/// <summary>Data shared by a test and the sample functions.</summary>
internal static class Samples
{
    public static readonly ConcurrentDictionary<string, TaskCompletionSource> Gates = new();

    public static readonly ConcurrentDictionary<string, TaskCompletionSource> Started = new();
}

public sealed record Order(string Kind, string? Gate = null);

public sealed record Receipt(string Kind, int Instance, string Function, string RequestId, double RemainingSeconds);

/// <summary>A handler in the shape that Amazon.Lambda.Annotations generates; an instance is an execution environment.</summary>
public sealed class Sample_Sell_Generated
{
    private static int instances;
    private readonly int instance = Interlocked.Increment(ref instances);

    public async Task<Receipt> Sell(Order order, ILambdaContext context)
    {
        switch (order.Kind)
        {
            case "fail":
                throw new InvalidOperationException("No such order");
            case "wait":
                Samples.Started[order.Gate!].SetResult();
                await Samples.Gates[order.Gate!].Task;
                break;
            case "block":
                // Blocks before the first await, like a function with a long computation.
                Samples.Started[order.Gate!].SetResult();
                Samples.Gates[order.Gate!].Task.Wait();
                break;
            default:
                break;
        }

        return new Receipt(order.Kind, instance, context.FunctionName, context.AwsRequestId, context.RemainingTime.TotalSeconds);
    }
}

public sealed class Sample_Tell_Generated
{
    public Task Tell(JsonElement request) => Console.Out.WriteLineAsync(request.ToString());
}

public sealed class Sample_Broken_Generated
{
    public Sample_Broken_Generated() => throw new InvalidOperationException("No such table");

    public Task Broken(Stream request) => Task.CompletedTask;
}

public sealed class Sample_Mirror_Generated
{
    public Stream Mirror(Stream request) => request;
}
