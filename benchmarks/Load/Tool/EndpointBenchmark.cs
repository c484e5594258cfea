using System.Diagnostics;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using GameLobby.LocalCloud;
using GameLobby.LocalCloud.Engine;

namespace GameLobby.Benchmarks.Tool;

/// <summary>Compares calls of the AWS SDK to the engine itself and through LocalCloud, in turn, one at a time.</summary>
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
        using var direct = Client(engine.Endpoint);
        using var through = Client(cloud.Address);
        var table = cloud.Stack.Tables.Single().Name;

        foreach (var (name, call) in new (string, Func<AmazonDynamoDBClient, int, Task>)[]
        {
            ("GetItem", (client, number) => client.GetItemAsync(table, Key(number))),
            ("PutItem", (client, number) => client.PutItemAsync(table, Item(number))),
        })
        {
            await Measure(calls / 10, direct, through, call);
            var (alone, both) = await Measure(calls, direct, through, call);
            Console.WriteLine(FormattableString.Invariant(
                $"{name}: engine {alone:0.000} ms, through LocalCloud {both:0.000} ms, {both / alone:0.00} times (median of {calls})"));
        }
    }

    private static async Task<(double Direct, double Through)> Measure(
        int calls, AmazonDynamoDBClient direct, AmazonDynamoDBClient through, Func<AmazonDynamoDBClient, int, Task> call)
    {
        var times = (Direct: new double[calls], Through: new double[calls]);
        for (var number = 0; number < calls; number++)
        {
            times.Direct[number] = await Time(() => call(direct, number));
            times.Through[number] = await Time(() => call(through, number));
        }

        return (Median(times.Direct), Median(times.Through));
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
