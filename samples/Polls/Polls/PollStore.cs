using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Polls;

/// <summary>The poll, its votes and who is connected, each an item of one table.</summary>
public sealed class PollStore(IAmazonDynamoDB db)
{
    private static readonly string Table = Environment.GetEnvironmentVariable("TABLE_NAME")!;

    public Task AddConnection(string id) => Update("audience", "ADD connections :it", new() { [":it"] = new() { SS = [id] } });

    public Task RemoveConnection(string id) => Update("audience", "DELETE connections :it", new() { [":it"] = new() { SS = [id] } });

    public async Task<IReadOnlyList<string>> GetConnections()
    {
        var request = new GetItemRequest { TableName = Table, Key = Key("audience"), ConsistentRead = true };
        var item = (await db.GetItemAsync(request)).Item;
        return item is not null && item.TryGetValue("connections", out var connections) ? connections.SS : [];
    }

    /// <summary>Opens a poll in place of the last one.</summary>
    /// <returns>The poll's number.</returns>
    public async Task<string> Open(string question, IEnumerable<string> choices)
    {
        var number = Guid.NewGuid().ToString("N");
        await db.PutItemAsync(Table, new Dictionary<string, AttributeValue>(Key("poll"))
        {
            ["number"] = new() { S = number },
            ["question"] = new() { S = question },
            ["votes"] = new() { M = choices.ToDictionary(choice => choice, _ => new AttributeValue { N = "0" }) },
            ["open"] = new() { BOOL = true },
        });
        return number;
    }

    /// <summary>Counts a vote, one for each voter: the vote and the count are written together.</summary>
    /// <returns>False if the voter has voted before, the poll has no such choice, or it is closed.</returns>
    public async Task<bool> Vote(string poll, string voter, string choice)
    {
        try
        {
            await db.TransactWriteItemsAsync(new TransactWriteItemsRequest
            {
                TransactItems =
                [
                    new()
                    {
                        Put = new()
                        {
                            TableName = Table,
                            Item = Key($"vote#{poll}#{voter}"),
                            ConditionExpression = "attribute_not_exists(id)",
                        },
                    },
                    new()
                    {
                        Update = new()
                        {
                            TableName = Table,
                            Key = Key("poll"),
                            UpdateExpression = "SET votes.#choice = votes.#choice + :one",
                            ConditionExpression = "#number = :poll AND #open = :true AND attribute_exists(votes.#choice)",
                            ExpressionAttributeNames = new() { ["#choice"] = choice, ["#number"] = "number", ["#open"] = "open" },
                            ExpressionAttributeValues = new()
                            {
                                [":one"] = new() { N = "1" },
                                [":poll"] = new() { S = poll },
                                [":true"] = new() { BOOL = true },
                            },
                        },
                    },
                ],
            });
            return true;
        }
        catch (TransactionCanceledException)
        {
            return false;
        }
    }

    /// <summary>Closes a poll. Closing it twice, or after another was opened, does nothing.</summary>
    public async Task Close(string poll)
    {
        try
        {
            await db.UpdateItemAsync(new UpdateItemRequest
            {
                TableName = Table,
                Key = Key("poll"),
                UpdateExpression = "SET #open = :false",
                ConditionExpression = "#number = :poll",
                ExpressionAttributeNames = new() { ["#number"] = "number", ["#open"] = "open" },
                ExpressionAttributeValues = new() { [":poll"] = new() { S = poll }, [":false"] = new() { BOOL = false } },
            });
        }
        catch (ConditionalCheckFailedException)
        {
            // Another poll is open.
        }
    }

    private static Dictionary<string, AttributeValue> Key(string id) => new() { ["id"] = new() { S = id } };

    private Task<UpdateItemResponse> Update(string id, string expression, Dictionary<string, AttributeValue> values) =>
        db.UpdateItemAsync(new UpdateItemRequest
        {
            TableName = Table,
            Key = Key(id),
            UpdateExpression = expression,
            ExpressionAttributeValues = values,
        });
}
