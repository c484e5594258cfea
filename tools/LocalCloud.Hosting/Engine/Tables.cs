using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using GameLobby.LocalCloud.Lambda;
using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Engine;

/// <summary>Creates the template's tables that do not exist yet.</summary>
internal static class Tables
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    public static async Task Create(Stack stack, Uri endpoint, CancellationToken ct)
    {
        using var client = new AmazonDynamoDBClient(
            new BasicAWSCredentials(FunctionEnvironment.AccessKey, "local"),
            new AmazonDynamoDBConfig { ServiceURL = endpoint.AbsoluteUri, AuthenticationRegion = stack.Account.Region, MaxErrorRetry = 2 });
        try
        {
            foreach (var table in stack.Tables) await Create(client, table, ct);
        }
        catch (HttpRequestException unreachable)
        {
            throw new LocalCloudException($"DynamoDB is not reachable at {endpoint}: {unreachable.Message}", unreachable);
        }
    }

    private static async Task Create(AmazonDynamoDBClient client, TableDefinition table, CancellationToken ct)
    {
        if (await Status(client, table, ct) is null) await client.CreateTableAsync(Request(table), ct);
        while (await Status(client, table, ct) != TableStatus.ACTIVE) await Task.Delay(Poll, ct);

        if (table.TimeToLiveAttribute is not { } attribute) return;
        var timeToLive = await client.DescribeTimeToLiveAsync(new DescribeTimeToLiveRequest { TableName = table.Name }, ct);
        if (timeToLive.TimeToLiveDescription?.AttributeName == attribute) return;
        await client.UpdateTimeToLiveAsync(
            new UpdateTimeToLiveRequest
            {
                TableName = table.Name,
                TimeToLiveSpecification = new() { AttributeName = attribute, Enabled = true },
            },
            ct);
    }

    private static async Task<TableStatus?> Status(AmazonDynamoDBClient client, TableDefinition table, CancellationToken ct)
    {
        try
        {
            return (await client.DescribeTableAsync(new DescribeTableRequest { TableName = table.Name }, ct)).Table.TableStatus;
        }
        catch (ResourceNotFoundException)
        {
            return null;
        }
    }

    private static CreateTableRequest Request(TableDefinition table) => new()
    {
        TableName = table.Name,
        BillingMode = BillingMode.PAY_PER_REQUEST,
        AttributeDefinitions =
        [
            .. table.Attributes.Select(attribute => new AttributeDefinition(attribute.Key, new ScalarAttributeType(attribute.Value))),
        ],
        KeySchema = Schema(table.Key),
        GlobalSecondaryIndexes = table.Indexes.Count == 0 ? null : [.. table.Indexes.Select(Index)],
        StreamSpecification = table.StreamView is { } view
            ? new() { StreamEnabled = true, StreamViewType = new StreamViewType(view) }
            : null,
    };

    private static GlobalSecondaryIndex Index(IndexDefinition index) => new()
    {
        IndexName = index.Name,
        KeySchema = Schema(index.Key),
        Projection = new()
        {
            ProjectionType = new ProjectionType(index.Projection),
            NonKeyAttributes = index.Included.Count == 0 ? null : [.. index.Included],
        },
    };

    private static List<KeySchemaElement> Schema(TableKey key) =>
        [new(key.Hash, KeyType.HASH), .. key.Range is null ? [] : new[] { new KeySchemaElement(key.Range, KeyType.RANGE) }];
}
