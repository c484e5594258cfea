using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;

namespace GameLobby.Infrastructure.Tests.DynamoDb;

/// <summary>The SDK's client of a busy table, which processes only the first items of a batch.</summary>
internal sealed class BusyDynamoDb(AWSCredentials credentials, AmazonDynamoDBConfig config, int processed)
    : AmazonDynamoDBClient(credentials, config)
{
    public int Batches { get; private set; }

    public override async Task<BatchWriteItemResponse> BatchWriteItemAsync(
        BatchWriteItemRequest request, CancellationToken cancellationToken = default)
    {
        Batches++;
        var (table, writes) = request.RequestItems.Single();
        var first = new BatchWriteItemRequest { RequestItems = new() { [table] = [.. writes.Take(processed)] } };
        var response = processed == 0 ? new BatchWriteItemResponse() : await base.BatchWriteItemAsync(first, cancellationToken);
        response.UnprocessedItems = new() { [table] = [.. writes.Skip(processed)] };
        return response;
    }
}
