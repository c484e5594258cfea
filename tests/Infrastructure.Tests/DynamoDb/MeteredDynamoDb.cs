using System.Collections.Concurrent;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace GameLobby.Infrastructure.Tests.DynamoDb;

/// <summary>A call and the capacity units that it consumed from the table and its indexes.</summary>
internal sealed record Call(string Operation, double TableUnits, double IndexUnits)
{
    public bool IsRead => Operation is "GetItem" or "Query" or "BatchGetItem" or "TransactGetItems" or "Scan";
}

/// <summary>The SDK's client, with a pipeline handler that records the consumed capacity of every call.</summary>
internal sealed class MeteredDynamoDb(AWSCredentials credentials, AmazonDynamoDBConfig config) : AmazonDynamoDBClient(credentials, config)
{
    private readonly ConcurrentQueue<Call> calls = new();

    /// <summary>Returns the calls since the previous invocation of this method.</summary>
    public IReadOnlyList<Call> TakeCalls()
    {
        List<Call> taken = [];
        while (calls.TryDequeue(out var call)) taken.Add(call);
        return taken;
    }

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        pipeline.AddHandlerBefore<Marshaller>(new Meter(calls));
    }

    private sealed class Meter(ConcurrentQueue<Call> calls) : PipelineHandler
    {
        public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
        {
            var request = executionContext.RequestContext.OriginalRequest;
            Ask(request);
            var response = await base.InvokeAsync<T>(executionContext);
            calls.Enqueue(new Call(
                request.GetType().Name[..^"Request".Length],
                Costs(response).Sum(cost => cost.Table?.CapacityUnits ?? cost.CapacityUnits ?? 0),
                Costs(response).Sum(cost => cost.GlobalSecondaryIndexes?.Values.Sum(index => index.CapacityUnits) ?? 0)));
            return response;
        }

        private static void Ask(AmazonWebServiceRequest request)
        {
            var asked = ReturnConsumedCapacity.INDEXES;
            switch (request)
            {
                case GetItemRequest get: get.ReturnConsumedCapacity = asked; break;
                case PutItemRequest put: put.ReturnConsumedCapacity = asked; break;
                case UpdateItemRequest update: update.ReturnConsumedCapacity = asked; break;
                case QueryRequest query: query.ReturnConsumedCapacity = asked; break;
                case TransactWriteItemsRequest transaction: transaction.ReturnConsumedCapacity = asked; break;
            }
        }

        private static List<ConsumedCapacity> Costs(object? response) => response switch
        {
            GetItemResponse { ConsumedCapacity: { } cost } => [cost],
            PutItemResponse { ConsumedCapacity: { } cost } => [cost],
            UpdateItemResponse { ConsumedCapacity: { } cost } => [cost],
            QueryResponse { ConsumedCapacity: { } cost } => [cost],
            TransactWriteItemsResponse { ConsumedCapacity: { } costs } => costs,
            _ => [],
        };
    }
}
