using System.Text;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using GameLobby.LocalCloud.Chaos;
using GameLobby.LocalCloud.Template;
using GameLobby.TestKit.Engines;
using ConsumedCapacity = GameLobby.LocalCloud.Database.ConsumedCapacity;

namespace GameLobby.LocalCloud.Tests.Endpoints;

/// <summary>The endpoint of the tables, called with the AWS SDK.</summary>
public sealed class CallingTheTables(Dynoxide engine) : IClassFixture<Dynoxide>
{
    [Fact]
    public async Task A_response_has_the_consumed_capacity_only_if_it_is_asked_for()
    {
        await using var cloud = await EndpointsUnderTest.Start(engine);
        var put = await cloud.Developer.PutItemAsync(cloud.Table, EndpointsUnderTest.Item("THING#1", "red"));
        Assert.Null(put.ConsumedCapacity);
        var get = await cloud.Developer.GetItemAsync(new GetItemRequest
        {
            TableName = cloud.Table,
            Key = EndpointsUnderTest.Key("THING#1"),
            ReturnConsumedCapacity = "TOTAL",
        });
        Assert.Equal("red", get.Item["colour"].S);
        Assert.Equal(0.5, get.ConsumedCapacity.CapacityUnits);
    }

    [Fact]
    public async Task A_request_is_metered_by_function_operation_and_kind_of_item()
    {
        await using var cloud = await EndpointsUnderTest.Start(engine, new PolicyStatement(true, ["dynamodb:*"], ["*"]));
        var worker = cloud.Tables("Worker");
        await worker.PutItemAsync(cloud.Table, EndpointsUnderTest.Item("THING#1", "red"));
        await worker.UpdateItemAsync(cloud.Table, EndpointsUnderTest.Key("OTHER"), []);
        await worker.TransactWriteItemsAsync(new TransactWriteItemsRequest
        {
            TransactItems =
            [
                new() { Put = new() { TableName = cloud.Table, Item = EndpointsUnderTest.Item("THING#2", "red") } },
                new() { Delete = new() { TableName = cloud.Table, Key = EndpointsUnderTest.Key("OTHER") } },
            ],
        });
        await cloud.Colour(worker, "red");
        await cloud.Developer.GetItemAsync(cloud.Table, EndpointsUnderTest.Key("THING#1"));

        var report = cloud.Services.Ledger.Report();
        Assert.Equal(
            ["Worker PutItem THING", "Worker TransactWriteItems OTHER+THING", "Worker UpdateItem OTHER"], report.Writes.Keys);
        Assert.Equal(["Worker Query index colours", "others GetItem THING"], report.Reads.Keys);
        // The table and its index.
        Assert.Equal(2, report.Writes["Worker PutItem THING"].Quantity);
        Assert.Equal(1, report.Writes["Worker UpdateItem OTHER"].Quantity);
        Assert.Equal(2 * 0.625m / 1_000_000, report.Writes["Worker PutItem THING"].Dollars);
        Assert.Equal(0.5m, report.Reads["others GetItem THING"].Quantity);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"a":1}""")]
    [InlineData("""{"a":{"b":"}"}} """)]
    public void The_question_for_the_capacity_is_added_to_any_request(string request) => Assert.Contains(
        "\"ReturnConsumedCapacity\":\"INDEXES\"",
        System.Text.Json.JsonElement.Parse(ConsumedCapacity.Ask(Encoding.UTF8.GetBytes(request))).GetRawText(),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"ConsumedCapacity":{"CapacityUnits":2}}""", "{}")]
    [InlineData("""{"ConsumedCapacity":{"CapacityUnits":2},"Item":{}}""", """{"Item":{}}""")]
    [InlineData("""{"Item":{"a":","},"ConsumedCapacity":[{"CapacityUnits":0.5},{"CapacityUnits":1.5}]}""", """{"Item":{"a":","}}""")]
    [InlineData("""{"A":1,"ConsumedCapacity":{"CapacityUnits":2},"B":2}""", """{"A":1,"B":2}""")]
    public void The_capacity_is_taken_out_of_a_response(string response, string expected)
    {
        var (body, units) = ConsumedCapacity.Take(Encoding.UTF8.GetBytes(response), keep: false);
        Assert.Equal(expected, Encoding.UTF8.GetString(body));
        Assert.Equal(2, units);
    }

    [Fact]
    public async Task A_write_is_signalled_and_a_read_is_not()
    {
        await using var cloud = await EndpointsUnderTest.Start(engine);
        var written = cloud.Services.Writes.Next;
        await cloud.Developer.GetItemAsync(cloud.Table, EndpointsUnderTest.Key("1"));
        Assert.False(written.IsCompleted);
        await cloud.Developer.PutItemAsync(cloud.Table, EndpointsUnderTest.Item("1", "red"));
        Assert.True(written.IsCompleted);
    }

    [Fact]
    public async Task An_error_of_the_engine_reaches_the_caller()
    {
        await using var cloud = await EndpointsUnderTest.Start(engine);
        var failed = await Assert.ThrowsAsync<ConditionalCheckFailedException>(() => cloud.Developer.PutItemAsync(new PutItemRequest
        {
            TableName = cloud.Table,
            Item = EndpointsUnderTest.Item("1", "red"),
            ConditionExpression = "attribute_exists(PK)",
        }));
        Assert.Equal("The conditional request failed", failed.Message);
    }

    [Fact]
    public async Task A_throttled_request_takes_no_effect()
    {
        await using var cloud = await EndpointsUnderTest.Start(engine);
        await FailsWithoutEffect<AmazonServiceException>(cloud, Fault.ThrottledTable, "ThrottlingException");
    }

    [Fact]
    public async Task A_request_that_fails_with_status_500_takes_no_effect()
    {
        await using var cloud = await EndpointsUnderTest.Start(engine);
        await FailsWithoutEffect<InternalServerErrorException>(cloud, Fault.FailedTable, "InternalServerError");
    }

    [Fact]
    public async Task A_write_in_conflict_with_a_transaction_takes_no_effect()
    {
        await using var cloud = await EndpointsUnderTest.Start(engine);
        await FailsWithoutEffect<TransactionConflictException>(cloud, Fault.ConflictedTable, "TransactionConflictException");
    }

    [Fact]
    public async Task A_cancelled_transaction_names_the_reason_of_each_part()
    {
        await using var cloud = await EndpointsUnderTest.Start(engine);
        cloud.Inject(Fault.ConflictedTable);
        TransactWriteItem Put(string id) => new() { Put = new() { TableName = cloud.Table, Item = EndpointsUnderTest.Item(id, "red") } };
        var cancelled = await Assert.ThrowsAsync<TransactionCanceledException>(
            () => cloud.Developer.TransactWriteItemsAsync(new TransactWriteItemsRequest { TransactItems = [Put("1"), Put("2")] }));
        Assert.Equal(["TransactionConflict", "None"], cancelled.CancellationReasons.Select(reason => reason.Code));
    }

    [Fact]
    public async Task Only_the_first_write_of_a_batch_is_processed_and_the_others_can_be_sent_again()
    {
        await using var cloud = await EndpointsUnderTest.Start(engine);
        cloud.Inject(Fault.UnprocessedItems);
        Dictionary<string, List<WriteRequest>> left = new()
        {
            [cloud.Table] = [.. new[] { "1", "2", "3" }.Select(id => new WriteRequest(new PutRequest(EndpointsUnderTest.Item(id, "red"))))],
        };

        List<int> counts = [];
        while (left.Count > 0)
        {
            counts.Add(left[cloud.Table].Count);
            left = (await cloud.Developer.BatchWriteItemAsync(new BatchWriteItemRequest { RequestItems = left })).UnprocessedItems ?? [];
        }

        Assert.Equal([3, 2, 1], counts);
        Assert.Equal(3, (await cloud.Colour(cloud.Developer, "red")).Count);
    }

    [Theory]
    [InlineData(Fault.UnreachedTable, false)]
    [InlineData(Fault.CutTable, true)]
    public async Task A_connection_is_cut_before_or_after_the_write(Fault fault, bool takesEffect)
    {
        await using var cloud = await EndpointsUnderTest.Start(engine);
        cloud.Inject(fault);
        await Assert.ThrowsAnyAsync<Exception>(() => cloud.Developer.PutItemAsync(cloud.Table, EndpointsUnderTest.Item("1", "red")));
        cloud.InjectNothing();
        Assert.Equal(takesEffect, (await cloud.Developer.GetItemAsync(cloud.Table, EndpointsUnderTest.Key("1"))).IsItemSet);
    }

    [Theory]
    [InlineData(Fault.HungTable, false)]
    [InlineData(Fault.SilentTable, true)]
    public async Task A_request_has_no_response_before_or_after_the_write(Fault fault, bool takesEffect)
    {
        await using var cloud = await EndpointsUnderTest.Start(engine);
        cloud.InjectIntoWrites(fault);
        using var patience = new CancellationTokenSource();
        var put = cloud.Developer.PutItemAsync(cloud.Table, EndpointsUnderTest.Item("1", "red"), patience.Token);
        if (takesEffect) await Wait.Until(IsStored);

        patience.CancelAfter(TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => put);
        Assert.Equal(takesEffect, await IsStored());

        async Task<bool> IsStored() =>
            (await cloud.Developer.GetItemAsync(cloud.Table, EndpointsUnderTest.Key("1"))).IsItemSet;
    }

    [Fact]
    public async Task A_stale_index_returns_what_it_returned_before()
    {
        await using var cloud = await EndpointsUnderTest.Start(engine);
        Assert.Empty((await cloud.Colour(cloud.Developer, "red")).Items);
        await cloud.Developer.PutItemAsync(cloud.Table, EndpointsUnderTest.Item("1", "red"));
        cloud.Inject(Fault.StaleIndex);
        Assert.Empty((await cloud.Colour(cloud.Developer, "red")).Items);
        cloud.InjectNothing();
        Assert.Single((await cloud.Colour(cloud.Developer, "red")).Items);
    }

    private static async Task FailsWithoutEffect<T>(EndpointsUnderTest cloud, Fault fault, string code) where T : AmazonServiceException
    {
        cloud.Inject(fault);
        var failure = await Assert.ThrowsAnyAsync<T>(() => cloud.Developer.PutItemAsync(cloud.Table, EndpointsUnderTest.Item("1", "red")));
        Assert.Equal(code, failure.ErrorCode);
        cloud.InjectNothing();
        Assert.False((await cloud.Developer.GetItemAsync(cloud.Table, EndpointsUnderTest.Key("1"))).IsItemSet);
    }
}
