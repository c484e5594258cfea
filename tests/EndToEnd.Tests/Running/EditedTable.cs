using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;

namespace GameLobby.EndToEnd.Tests.Running;

using Item = Dictionary<string, AttributeValue>;

/// <summary>The table as a person edits it: with the AWS SDK, and without conditions.</summary>
internal sealed class EditedTable(LocalCloudProcess cloud) : IDisposable
{
    private const string Name = "LobbyTable";

    private readonly AmazonDynamoDBClient dynamo = new(
        new BasicAWSCredentials("test", "test"),
        new AmazonDynamoDBConfig { ServiceURL = cloud.Aws.AbsoluteUri, AuthenticationRegion = "us-east-1" });

    public async Task<Item> Get(string lobby) =>
        (await dynamo.GetItemAsync(new GetItemRequest { TableName = Name, Key = Key(lobby), ConsistentRead = true })).Item;

    public Task Put(Item item) => dynamo.PutItemAsync(Name, item);

    public Task Delete(string lobby) => dynamo.DeleteItemAsync(Name, Key(lobby));

    /// <summary>Sets an attribute, or one in the settings.</summary>
    public Task Set(string lobby, string path, AttributeValue value) => Update(lobby, "SET", path, " = :value", value);

    public Task Remove(string lobby, string path) => Update(lobby, "REMOVE", path, "", null);

    public void Dispose() => dynamo.Dispose();

    private Task<UpdateItemResponse> Update(string lobby, string verb, string path, string to, AttributeValue? value)
    {
        var names = path.Split('.').Select((name, n) => (name, n)).ToDictionary(it => $"#n{it.n}", it => it.name);
        return dynamo.UpdateItemAsync(new UpdateItemRequest
        {
            TableName = Name,
            Key = Key(lobby),
            UpdateExpression = $"{verb} {string.Join('.', names.Keys)}{to}",
            ExpressionAttributeNames = names,
            ExpressionAttributeValues = value is null ? null : new Item { [":value"] = value },
        });
    }

    private static Item Key(string lobby) => new() { ["PK"] = new AttributeValue($"LOBBY#{lobby}"), ["SK"] = new AttributeValue("LOBBY") };
}
