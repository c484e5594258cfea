using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;

namespace GameLobby.SampleFunctions;

/// <summary>Runs the function that ANNOTATIONS_HANDLER names.</summary>
internal static class Program
{
    public static async Task Main()
    {
        var name = Environment.GetEnvironmentVariable("ANNOTATIONS_HANDLER");
        if (name == "Crash") throw new InvalidOperationException("No such table");

        var builder = LambdaBootstrapBuilder.Create<Order, Receipt>(Handle, new DefaultLambdaJsonSerializer());
        if (name == "FailInit") builder.UseBootstrapHandler(() => throw new InvalidOperationException("No such queue"));
        using var bootstrap = builder.Build();
        await bootstrap.RunAsync();
    }

    private static async Task<Receipt> Handle(Order order, ILambdaContext context)
    {
        switch (order.Kind)
        {
            case "fail":
                throw new InvalidOperationException("No such order");
            case "exit":
                Console.WriteLine("The last line");
                Environment.Exit(3);
                break;
            case "wait":
                await File.WriteAllTextAsync(order.File + ".started", "");
                while (!File.Exists(order.File)) await Task.Delay(5);
                break;
            case "workOn":
                _ = Task.Run(() => WorkOn(order.File!));
                break;
            default:
                break;
        }

        return new Receipt(
            Environment.ProcessId, context.FunctionName, context.AwsRequestId, context.RemainingTime.TotalSeconds, Variables());
    }

    /// <summary>Appends to a file until the process ends.</summary>
    private static async Task WorkOn(string file)
    {
        while (true)
        {
            await File.AppendAllTextAsync(file, "x");
            await Task.Delay(5);
        }
    }

    private static Dictionary<string, string> Variables() => Environment.GetEnvironmentVariables()
        .Cast<System.Collections.DictionaryEntry>()
        .ToDictionary(variable => (string)variable.Key, variable => (string)variable.Value!);
}

internal sealed record Order(string Kind, string? File = null);

internal sealed record Receipt(
    int ProcessId, string Function, string RequestId, double RemainingSeconds, Dictionary<string, string> Variables);
