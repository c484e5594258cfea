using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using GameLobby.Infrastructure.DynamoDb;
using GameLobby.LocalCloud;
using GameLobby.LocalCloud.Engine;

namespace GameLobby.Benchmarks.Scale;

/// <summary>A table that was filled in batches, while no function read its stream.</summary>
internal sealed class SeededTable : IDisposable
{
    private const int Batch = 25;
    private const int Members = 4;
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    private readonly string folder = DynamoDbEngine.TemporaryFolder();

    private SeededTable()
    {
    }

    /// <summary>The options with which LocalCloud uses the table.</summary>
    public string[] Options => ["--db-path", DatabasePath];

    private string DatabasePath => Path.Combine(folder, "tables.db");

    /// <param name="lobbies">How many lobbies it has. They are not in its stream, so that no function handles them.</param>
    /// <param name="records">How many records of other items were written to its stream.</param>
    public static async Task<SeededTable> Create(int lobbies, int records)
    {
        var table = new SeededTable();
        if (lobbies + records == 0) return table;

        await using var cloud = await LocalCloudHost.StartAsync(
            new LocalCloudOptions { Port = 0, DatabasePath = table.DatabasePath, Serves = false });
        using var client = new AmazonDynamoDBClient(
            new BasicAWSCredentials("local", "local"),
            new AmazonDynamoDBConfig { ServiceURL = cloud.Address.AbsoluteUri, AuthenticationRegion = "us-east-1" });
        var name = cloud.Stack.Tables.Single().Name;
        await SetStream(client, name, new StreamSpecification { StreamEnabled = false });
        await Write(client, name, Enumerable.Range(0, lobbies).Select(Lobby));
        await SetStream(client, name, new StreamSpecification { StreamEnabled = true, StreamViewType = StreamViewType.NEW_AND_OLD_IMAGES });
        await Write(client, name, Enumerable.Range(0, records).Select(Record));
        return table;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static async Task SetStream(AmazonDynamoDBClient client, string table, StreamSpecification stream) =>
        await client.UpdateTableAsync(new UpdateTableRequest { TableName = table, StreamSpecification = stream });

    private static async Task Write(AmazonDynamoDBClient client, string table, IEnumerable<Dictionary<string, AttributeValue>> items)
    {
        foreach (var batch in items.Chunk(Batch))
        {
            List<WriteRequest> writes = [.. batch.Select(item => new WriteRequest(new PutRequest(item)))];
            await client.BatchWriteItemAsync(new BatchWriteItemRequest { RequestItems = new() { [table] = writes } });
        }
    }

    private static Dictionary<string, AttributeValue> Lobby(int number)
    {
        var settings = new LobbySettings($"Friday night {number}", "ctf", Members);
        var id = new LobbyId(Text.Of($"01K000000000000000{number:D8}"));
        var lobby = Domain.Lobbies.Lobby.Create(id, LobbyCode.Draw(Random.Shared.Next), settings, Member(number, 0), Now);
        for (var member = 1; member < Members; member++)
            lobby = lobby.Join(Member(number, member), new Entry.ById(null), Now).Value;
        return LobbyItem.Write(lobby);
    }

    private static Member Member(int lobby, int member)
    {
        var id = Text.Of($"seeded-{lobby:D6}-{member}");
        return new(new PlayerId(id), $"Player {member}", Now)
        {
            Connection = new Connection(new ConnectionId($"{id}="), Now, Now.AddHours(2)),
            Data = DataMap.Empty.With(new Dictionary<string, string?> { ["character"] = "ranger", ["level"] = $"{member}" }),
        };
    }

    /// <summary>Returns the next version of one of few items, of a kind that no function reads.</summary>
    private static Dictionary<string, AttributeValue> Record(int number) =>
        Keys.OfRecord(new PlayerId($"seeded-{number % Batch}"), "seeded").Set("number", number);
}
