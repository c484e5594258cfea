using System.Diagnostics;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using GameLobby.LocalCloud;
using GameLobby.LocalCloud.Engine;

namespace GameLobby.Benchmarks.Tool;

/// <summary>
/// Compares calls of the AWS SDK to the engine itself, through a server that only forwards them, and through LocalCloud, in turn, one at a
/// time.
/// </summary>
internal static class EndpointBenchmark
{
    private const int ItemSize = 2_000;

    public static async Task Run(int calls)
    {
        var program = await EnginePackage.Fetch(new Progress<string>(), default);
        await using var engine = await DynamoDbEngine.Start(program, databasePath: null, default);
        // Without event sources, whose readers would share the two cores with the calls.
        await using var cloud = await LocalCloudHost.StartAsync(
            new LocalCloudOptions { Port = 0, DynamoDb = engine.Endpoint, Serves = false });
        await using var forwarder = await Forwarder.Start(engine.Endpoint);
        using var direct = Client(engine.Endpoint);
        using var forwarded = Client(forwarder.Address);
        using var through = Client(cloud.Address);
        AmazonDynamoDBClient[] clients = [direct, forwarded, through];
        var table = cloud.Stack.Tables.Single().Name;

        foreach (var (name, call) in new (string, Func<AmazonDynamoDBClient, int, Task>)[]
        {
            ("GetItem", (client, number) => client.GetItemAsync(table, Key(number))),
            ("PutItem", (client, number) => client.PutItemAsync(table, Item(number))),
        })
        {
            await Measure(calls / 10, clients, call);
            var times = await Measure(calls, clients, call);
            var (alone, hop, cloudCall) = (times[0], times[1], times[2]);
            Console.WriteLine(
                Text.Of($"{name}: engine {alone:0.000} ms, forwarded {hop:0.000} ms, through LocalCloud {cloudCall:0.000} ms, ")
                + Text.Of($"{cloudCall / alone:0.00} times the engine, {cloudCall / hop:0.00} times the forwarded call"));
        }
    }

    /// <summary>Returns the median time of each client's calls, in milliseconds.</summary>
    private static async Task<double[]> Measure(
        int calls, AmazonDynamoDBClient[] clients, Func<AmazonDynamoDBClient, int, Task> call)
    {
        var times = clients.Select(_ => new double[calls]).ToArray();
        for (var number = 0; number < calls; number++)
            for (var client = 0; client < clients.Length; client++)
                times[client][number] = await Time(() => call(clients[client], number));
        return [.. times.Select(Median)];
    }

    private static async Task<double> Time(Func<Task> call)
    {
        var began = Stopwatch.GetTimestamp();
        await call();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static double Median(double[] times) => times.Order().ElementAt(times.Length / 2);

    private static Dictionary<string, AttributeValue> Key(int number) => new()
    {
        ["PK"] = new() { S = $"BENCH#{number % 100}" },
        ["SK"] = new() { S = "ITEM" },
    };

    private static Dictionary<string, AttributeValue> Item(int number) =>
        new(Key(number)) { ["text"] = new() { S = new string('x', ItemSize) } };

    private static AmazonDynamoDBClient Client(Uri endpoint) => new(
        new BasicAWSCredentials("local", "local"),
        new AmazonDynamoDBConfig { ServiceURL = endpoint.AbsoluteUri, AuthenticationRegion = "us-east-1" });
}
