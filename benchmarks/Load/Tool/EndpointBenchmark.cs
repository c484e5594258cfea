using System.Diagnostics;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using GameLobby.LocalCloud;
using GameLobby.LocalCloud.Engine;
using GameLobby.LocalCloud.Iam;

namespace GameLobby.Benchmarks.Tool;

/// <summary>
/// Compares calls of the AWS SDK to the engine itself, through a server that only forwards them, through LocalCloud, and through LocalCloud
/// from a function in its process, in turn, one at a time.
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
        Way[] ways =
        [
            new("engine", direct),
            new("forwarded", forwarded),
            new("through LocalCloud", through),
            new("through LocalCloud, function", through, Function: "MessageFunction"),
        ];
        using var engineTime = new EngineTime(engine.Endpoint.Port);
        var table = cloud.Stack.Tables.Single().Name;

        foreach (var (name, call) in new (string, Func<AmazonDynamoDBClient, int, Task>)[]
        {
            ("PutItem", (client, number) => client.PutItemAsync(table, Item(number))),
            ("GetItem", (client, number) => client.GetItemAsync(table, Key(number))),
        })
        {
            await Measure(calls / 10, ways, engineTime, call);
            var times = await Measure(calls, ways, engineTime, call);
            foreach (var (way, time) in ways.Zip(times)) Console.WriteLine(Line(name, way, time, times[0]));
        }
    }

    private static string Line(string call, Way way, Times times, Times engine)
    {
        var more = times.Outside - engine.Outside;
        return Text.Of($"{call}, {way.Name,-28} {times.Total:0.000} ms, {times.Total / engine.Total:0.00} times the engine; ")
            + Text.Of($"outside of the engine {more:0.000} ms more, {more / times.Total:0.0%} of the call");
    }

    /// <summary>Returns the median times of the calls of each way.</summary>
    private static async Task<Times[]> Measure(int calls, Way[] ways, EngineTime engine, Func<AmazonDynamoDBClient, int, Task> call)
    {
        var times = ways.Select(_ => new Times[calls]).ToArray();
        for (var number = 0; number < calls; number++)
            for (var way = 0; way < ways.Length; way++)
                times[way][number] = await Time(ways[way], engine, client => call(client, number));
        return [.. times.Select(way => new Times(way.Select(it => it.Total).Median(), way.Select(it => it.Outside).Median()))];
    }

    private static async Task<Times> Time(Way way, EngineTime engine, Func<AmazonDynamoDBClient, Task> call)
    {
        if (way.Function is { } function) FunctionCredentials.Use(function);
        var began = Stopwatch.GetTimestamp();
        await call(way.Client);
        var total = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        return new(total, total - engine.Last);
    }

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

    /// <param name="Function">The function in LocalCloud's process that calls; null for a caller outside of it.</param>
    private sealed record Way(string Name, AmazonDynamoDBClient Client, string? Function = null);

    /// <summary>How long a call took, in milliseconds.</summary>
    /// <param name="Outside">The part of it that did not wait for the engine.</param>
    private sealed record Times(double Total, double Outside);
}
