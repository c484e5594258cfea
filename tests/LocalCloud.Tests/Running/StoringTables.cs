using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace GameLobby.LocalCloud.Tests.Running;

[Collection(nameof(TheStackInThisProcess))]
public sealed class StoringTables
{
    private static readonly string Sample = Path.Combine(AppContext.BaseDirectory, "Samples", "sample.yaml");

    [Fact]
    public async Task Tables_in_a_file_persist_across_restarts()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var options = new LocalCloudOptions { Port = 0, Template = Sample, DatabasePath = Path.Combine(folder.FullName, "tables.db") };
            var item = new Dictionary<string, AttributeValue> { ["id"] = new("1"), ["colour"] = new("red") };
            await using (await LocalCloudHost.StartAsync(options))
            {
                using var dynamoDb = new AmazonDynamoDBClient();
                await dynamoDb.PutItemAsync("Table", item);
            }

            await using (await LocalCloudHost.StartAsync(options))
            {
                using var dynamoDb = new AmazonDynamoDBClient();
                Assert.Equal("red", (await dynamoDb.GetItemAsync("Table", new() { ["id"] = new("1") })).Item["colour"].S);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_given_DynamoDB_is_used_instead_of_an_engine()
    {
        await using var first = await LocalCloudHost.StartAsync(new LocalCloudOptions { Port = 0, Template = Sample });
        await using var second = await LocalCloudHost.StartAsync(
            new LocalCloudOptions { Port = 0, Template = Sample, DynamoDb = first.DynamoDb });
        using var writer = new AmazonDynamoDBClient(new AmazonDynamoDBConfig { ServiceURL = first.DynamoDb.AbsoluteUri });
        using var reader = new AmazonDynamoDBClient(new AmazonDynamoDBConfig { ServiceURL = second.DynamoDb.AbsoluteUri });
        await writer.PutItemAsync("Table", new() { ["id"] = new("1") });
        Assert.Single((await reader.ScanAsync(new ScanRequest("Table"))).Items);
    }

    [Fact]
    public async Task Stopping_the_stack_restores_the_environment()
    {
        var before = Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL_DYNAMODB");
        await using (await LocalCloudHost.StartAsync(new LocalCloudOptions { Port = 0, Template = Sample }))
            Assert.NotEqual(before, Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL_DYNAMODB"));
        Assert.Equal(before, Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL_DYNAMODB"));
    }
}
