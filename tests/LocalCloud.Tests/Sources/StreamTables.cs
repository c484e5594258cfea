using Amazon.DynamoDBv2.Model;
using GameLobby.TestKit.Engines;

namespace GameLobby.LocalCloud.Tests.Sources;

/// <summary>Tables with a stream, and writes to them.</summary>
internal static class StreamTables
{
    public static Task CreateTable(this DynamoDbServer server, string name) => server.Client.CreateTableAsync(new CreateTableRequest
    {
        TableName = name,
        BillingMode = "PAY_PER_REQUEST",
        AttributeDefinitions = [new("PK", "S"), new("SK", "S")],
        KeySchema = [new("PK", "HASH"), new("SK", "RANGE")],
        StreamSpecification = new StreamSpecification { StreamEnabled = true, StreamViewType = "NEW_AND_OLD_IMAGES" },
    });

    public static Task DeleteTable(this DynamoDbServer server, string name) => server.Client.DeleteTableAsync(name);

    public static Task Put(this DynamoDbServer server, string table, string sortKey, int version) => server.Client.PutItemAsync(table, new()
    {
        ["PK"] = new("LOBBY#1"),
        ["SK"] = new(sortKey),
        ["version"] = new() { N = $"{version}" },
    });

    public static Task Delete(this DynamoDbServer server, string table, string sortKey) =>
        server.Client.DeleteItemAsync(table, new() { ["PK"] = new("LOBBY#1"), ["SK"] = new(sortKey) });
}
