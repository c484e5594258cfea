using Amazon.ApiGatewayManagementApi;
using Amazon.ApiGatewayManagementApi.Model;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Amazon.SQS;
using GameLobby.LocalCloud.Iam;
using GameLobby.LocalCloud.Template;
using GameLobby.TestKit.Engines;

namespace GameLobby.LocalCloud.Tests.Endpoints;

public sealed class EnforcingPermissions(Dynoxide engine) : IClassFixture<Dynoxide>
{
    private const string Things = "arn:aws:dynamodb:us-east-1:000000000000:table/Things";

    [Theory]
    [InlineData("dynamodb:GetItem", Things, true)]
    [InlineData("dynamodb:getitem", Things, true)]
    [InlineData("dynamodb:GetItem", "arn:aws:dynamodb:us-east-1:000000000000:table/THINGS", false)]
    [InlineData("dynamodb:PutItem", Things, false)]
    [InlineData("dynamodb:GetItem", $"{Things}/index/age", false)]
    [InlineData("sqs:SendMessage", "arn:aws:sqs:us-east-1:000000000000:Work", true)]
    [InlineData("sqs:SendMessage", "arn:aws:sqs:us-east-1:000000000000:Word", false)]
    [InlineData("sqs:DeleteMessage", "arn:aws:sqs:us-east-1:000000000000:Work", true)]
    [InlineData("sqs:PurgeQueue", "arn:aws:sqs:us-east-1:000000000000:Work", false)]
    public void A_function_may_do_what_its_policies_allow_and_do_not_deny(string action, string resource, bool isAllowed)
    {
        var permissions = Permissions(
            new(true, ["dynamodb:GetItem"], [Things]),
            new(true, ["sqs:*"], ["arn:aws:sqs:*:*:Wor?"]),
            new(false, ["sqs:SendMessage"], ["*:Word"]),
            new(false, ["sqs:P*"], ["*"]));
        Assert.Equal(isAllowed, permissions.Refusal("Worker", action, resource) is null);
    }

    [Fact]
    public void A_caller_that_is_no_function_may_do_everything()
    {
        Assert.Null(Permissions().Refusal("local", "dynamodb:DeleteTable", Things));
        Assert.Null(Permissions().Refusal(null, "dynamodb:DeleteTable", Things));
        Assert.NotNull(Permissions().Refusal("Worker", "dynamodb:DeleteTable", Things));
    }

    [Fact]
    public void Each_permission_is_counted_when_it_is_used()
    {
        var permissions = Permissions(new PolicyStatement(true, ["dynamodb:GetItem", "dynamodb:PutItem"], [Things]));
        permissions.Refusal("Worker", "dynamodb:GetItem", Things);
        permissions.Refusal("Worker", "dynamodb:GetItem", Things);
        Assert.Equal(
            [new("Worker", "dynamodb:GetItem", Things, 2), new("Worker", "dynamodb:PutItem", Things, 0)], permissions.Uses());
    }

    [Fact]
    public async Task A_request_to_a_table_without_permission_is_refused_and_takes_no_effect()
    {
        await using var cloud = await EndpointsUnderTest.Start(engine, new PolicyStatement(true, ["dynamodb:GetItem"], ["*"]));
        var worker = cloud.Tables("Worker");
        await worker.GetItemAsync(cloud.Table, EndpointsUnderTest.Key("1"));
        var refused = await Assert.ThrowsAsync<AmazonDynamoDBException>(
            () => worker.PutItemAsync(cloud.Table, EndpointsUnderTest.Item("1", "red")));
        Assert.Equal("AccessDeniedException", refused.ErrorCode);
        Assert.Equal(
            "User: arn:aws:sts::000000000000:assumed-role/WorkerRole/Worker is not authorized to perform: dynamodb:PutItem "
            + "on resource: "
            + $"arn:aws:dynamodb:us-east-1:000000000000:table/{cloud.Table} "
            + "because no identity-based policy allows the dynamodb:PutItem action",
            refused.Message);
        Assert.False((await cloud.Developer.GetItemAsync(cloud.Table, EndpointsUnderTest.Key("1"))).IsItemSet);
    }

    [Fact]
    public async Task An_index_needs_a_permission_of_its_own()
    {
        await using var cloud = await EndpointsUnderTest.Start(engine, new PolicyStatement(true, ["dynamodb:Query"], ["*/index/other"]));
        var refused = await Assert.ThrowsAsync<AmazonDynamoDBException>(() => cloud.Colour(cloud.Tables("Worker"), "red"));
        Assert.Contains($"table/{cloud.Table}/index/colours because", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_transaction_needs_the_permissions_of_its_parts()
    {
        await using var cloud = await EndpointsUnderTest.Start(engine, new PolicyStatement(true, ["dynamodb:PutItem"], ["*"]));
        var put = new TransactWriteItem { Put = new() { TableName = cloud.Table, Item = EndpointsUnderTest.Item("1", "red") } };
        var check = new TransactWriteItem
        {
            ConditionCheck = new()
            {
                TableName = cloud.Table,
                Key = EndpointsUnderTest.Key("2"),
                ConditionExpression = "attribute_not_exists(PK)",
            },
        };
        Task Write(params TransactWriteItem[] parts) =>
            cloud.Tables("Worker").TransactWriteItemsAsync(new TransactWriteItemsRequest { TransactItems = [.. parts] });
        var refused = await Assert.ThrowsAsync<AmazonDynamoDBException>(() => Write(put, check));
        Assert.Contains("dynamodb:ConditionCheckItem", refused.Message, StringComparison.Ordinal);
        await Write(put);
    }

    [Fact]
    public async Task A_statement_needs_a_permission_for_all_tables()
    {
        await using var cloud = await EndpointsUnderTest.Start(engine, new PolicyStatement(true, ["dynamodb:*"], ["*/Things-*"]));
        var refused = await Assert.ThrowsAsync<AmazonDynamoDBException>(() => cloud.Tables("Worker").ExecuteStatementAsync(
            new ExecuteStatementRequest { Statement = $"SELECT * FROM \"{cloud.Table}\"" }));
        Assert.Contains("dynamodb:ExecuteStatement on resource: * because", refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<AmazonDynamoDBException>(() => cloud.Tables("Worker").ListTablesAsync());
    }

    [Fact]
    public async Task The_SDK_sends_the_credentials_of_the_function_whose_code_runs()
    {
        await using var cloud = await EndpointsUnderTest.Start(engine, new PolicyStatement(true, ["dynamodb:GetItem"], ["*"]));
        using var credentials = new FunctionCredentials();
        var shared = cloud.Tables("local");
        Task Put() => shared.PutItemAsync(cloud.Table, EndpointsUnderTest.Item("1", "red"));
        await Put();
        var refused = await Assert.ThrowsAsync<AmazonDynamoDBException>(() => Task.Run(() =>
        {
            FunctionCredentials.Use("Worker");
            return Put();
        }));
        Assert.Equal("AccessDeniedException", refused.ErrorCode);
        await Put();
    }

    [Fact]
    public async Task A_request_to_a_queue_without_permission_is_refused()
    {
        await using var cloud = await EndpointsUnderTest.Start(engine, new PolicyStatement(true, ["sqs:SendMessage"], ["*"]));
        var url = cloud.Account.QueueUrl("Work").AbsoluteUri;
        var worker = cloud.Queues("Worker");
        await worker.SendMessageBatchAsync(url, [new("1", "x")]);
        var refused = await Assert.ThrowsAsync<AmazonSQSException>(() => worker.ReceiveMessageAsync(url));
        Assert.Equal("AccessDenied", refused.ErrorCode);
        Assert.Contains(
            "sqs:ReceiveMessage on resource: arn:aws:sqs:us-east-1:000000000000:Work", refused.Message, StringComparison.Ordinal);
        Assert.Single((await cloud.Queues("local").ReceiveMessageAsync(url)).Messages);
    }

    [Fact]
    public async Task A_push_without_permission_is_refused()
    {
        await using var cloud = await EndpointsUnderTest.Start(
            engine, new PolicyStatement(true, ["execute-api:ManageConnections"], ["*:api/v1/GET/@connections/*"]));
        using var api = new AmazonApiGatewayManagementApiClient(
            new BasicAWSCredentials("Worker", "local"),
            new AmazonApiGatewayManagementApiConfig
            {
                ServiceURL = $"{cloud.Account.Endpoint}v1",
                AuthenticationRegion = cloud.Account.Region,
                MaxErrorRetry = 0,
            });
        await Assert.ThrowsAsync<GoneException>(() => api.GetConnectionAsync(new GetConnectionRequest { ConnectionId = "x" }));
        using var data = new MemoryStream([1]);
        var refused = await Assert.ThrowsAnyAsync<AmazonServiceException>(
            () => api.PostToConnectionAsync(new PostToConnectionRequest { ConnectionId = "x", Data = data }));
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, refused.StatusCode);
    }

    private static Permissions Permissions(params PolicyStatement[] policies) => new(new Stack
    {
        Account = new Account(new Uri("http://127.0.0.1")),
        Functions = [new FunctionDefinition("Worker", "A") { Policies = policies }],
    });
}
