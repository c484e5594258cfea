using System.Diagnostics;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using GameLobby.Benchmarks.Measuring;
using GameLobby.Benchmarks.Servers;
using GameLobby.LocalCloud.Engine;

namespace GameLobby.Benchmarks.Stories;

/// <summary>Writes a lobby's item to an engine without anything in between, on condition of its version.</summary>
internal sealed class EngineWrites : IAsyncDisposable
{
    private const int Writers = 16;
    private const int Members = 8;
    private const int ChangesEach = 4;
    private const string PlainTable = "Plain";
    private const string IndexedTable = "Indexed";

    private readonly DynamoDbEngine engine;
    private readonly AmazonDynamoDBClient client;
    private readonly Dictionary<string, AttributeValue> item;

    private EngineWrites(DynamoDbEngine engine, Dictionary<string, AttributeValue> item)
    {
        this.engine = engine;
        this.item = item;
        client = Client(engine.Endpoint);
    }

    /// <summary>The size of the names and values.</summary>
    public int ItemBytes => item.Sum(Bytes);

    /// <summary>Starts an engine with a table as LocalCloud's, and one without indexes and stream.</summary>
    public static async Task<EngineWrites> Start(LocalCloudServer cloud)
    {
        using var source = Client(cloud.Address);
        var name = (await source.ListTablesAsync()).TableNames.Single();
        var table = (await source.DescribeTableAsync(name)).Table;
        var program = await EnginePackage.Fetch(new Progress<string>(), default);
        var writes = new EngineWrites(await DynamoDbEngine.Start(program, databasePath: null, default), await Lobby(cloud, source, name));
        try
        {
            await writes.client.CreateTableAsync(Request(PlainTable, [.. table.AttributeDefinitions.Where(IsKey)]));
            var indexed = Request(IndexedTable, table.AttributeDefinitions);
            indexed.StreamSpecification = table.StreamSpecification;
            indexed.GlobalSecondaryIndexes =
            [
                .. table.GlobalSecondaryIndexes.Select(index => new GlobalSecondaryIndex
                {
                    IndexName = index.IndexName,
                    KeySchema = index.KeySchema,
                    Projection = index.Projection,
                }),
            ];
            await writes.client.CreateTableAsync(indexed);
            return writes;
        }
        catch
        {
            await writes.DisposeAsync();
            throw;
        }

        bool IsKey(AttributeDefinition attribute) => table.KeySchema.Any(key => key.AttributeName == attribute.AttributeName);

        CreateTableRequest Request(string name, List<AttributeDefinition> attributes) => new()
        {
            TableName = name,
            BillingMode = BillingMode.PAY_PER_REQUEST,
            AttributeDefinitions = attributes,
            KeySchema = table.KeySchema,
        };
    }

    /// <summary>Returns the number of writes per second of an item of the lobby's size that holds one text.</summary>
    public Task<double> RateOfText(TimeSpan time) => Rate(
        PlainTable, new() { ["SK"] = item["SK"], ["text"] = new() { S = new string('x', ItemBytes) } }, time);

    /// <summary>Returns the number of writes per second of the lobby's item in a table as LocalCloud's.</summary>
    public Task<double> RateOfLobby(TimeSpan time) => Rate(IndexedTable, item, time);

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await engine.DisposeAsync();
    }

    /// <summary>Runs writers that each write the versions of one item.</summary>
    private async Task<double> Rate(string table, Dictionary<string, AttributeValue> written, TimeSpan time)
    {
        var began = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
        {
            var count = 0;
            for (; Stopwatch.GetElapsedTime(began) < time; count++) await Write(table, written, writer, count);
            return count;
        }));
        return counts.Sum() / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private Task<PutItemResponse> Write(string table, Dictionary<string, AttributeValue> written, int writer, int previous) =>
        client.PutItemAsync(new PutItemRequest
        {
            TableName = table,
            Item = new(written) { ["PK"] = new() { S = $"LOBBY#{writer}" }, ["version"] = Version(previous + 1) },
            ConditionExpression = "attribute_not_exists(PK) OR version = :previous",
            ExpressionAttributeValues = new() { [":previous"] = Version(previous) },
        });

    private static AttributeValue Version(int version) => new() { N = Text.Of($"{version}") };

    /// <summary>Returns the item of a lobby that has changed for a while.</summary>
    private static async Task<Dictionary<string, AttributeValue>> Lobby(LocalCloudServer cloud, AmazonDynamoDBClient source, string table)
    {
        await using var lobbies = await Lobbies.Create(cloud, 1, Members);
        foreach (var player in Enumerable.Repeat(lobbies.Players, ChangesEach).SelectMany(players => players))
        {
            var command = Command.Next(player);
            await player.Request(command.Action, command.Data);
        }

        var item = await source.GetItemAsync(table, new()
        {
            ["PK"] = new() { S = $"LOBBY#{lobbies.Players.First().LobbyId}" },
            ["SK"] = new() { S = "LOBBY" },
        });
        return item.Item;
    }

    private static AmazonDynamoDBClient Client(Uri endpoint) => new(
        new BasicAWSCredentials("local", "local"),
        new AmazonDynamoDBConfig { ServiceURL = endpoint.AbsoluteUri, AuthenticationRegion = "us-east-1" });

    private static int Bytes(KeyValuePair<string, AttributeValue> attribute) => attribute.Key.Length + Bytes(attribute.Value);

    private static int Bytes(AttributeValue value) =>
        (value.S ?? value.N ?? " ").Length + (value.M?.Sum(Bytes) ?? 0) + (value.L?.Sum(Bytes) ?? 0);
}
