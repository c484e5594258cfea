using System.Text.Json;
using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Database;

/// <summary>What a DynamoDB request is about.</summary>
/// <param name="Operation">The operation, such as UpdateItem.</param>
/// <param name="Access">The actions that it needs, each with the ARN of its resource.</param>
/// <param name="Kind">The kinds of the items: the sort keys up to a #, or the name of the index.</param>
/// <param name="Index">The index that it reads; null for the table itself.</param>
/// <param name="AsksForCapacity">Whether the caller asks for the consumed capacity.</param>
internal sealed record DynamoDbRequest(
    string Operation, IReadOnlyList<(string Action, string Resource)> Access, string Kind, string? Index, bool AsksForCapacity)
{
    private static readonly string[] Writes =
    [
        "PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems", "ExecuteStatement", "BatchExecuteStatement",
        "ExecuteTransaction",
    ];

    private static readonly string[] Reads = ["GetItem", "BatchGetItem", "TransactGetItems", "Query", "Scan"];

    public bool IsWrite => Writes.Contains(Operation);

    public bool IsBatchWrite => Operation is "BatchWriteItem";

    /// <summary>Whether it reads or writes items, and so consumes capacity.</summary>
    public bool IsData => IsWrite || Reads.Contains(Operation);

    public bool IsTransaction => Operation is "TransactWriteItems" or "TransactGetItems";

    /// <exception cref="JsonException">The body is not JSON.</exception>
    public static DynamoDbRequest Read(string operation, ReadOnlyMemory<byte> body, Stack stack)
    {
        using var json = JsonDocument.Parse(body);
        return new Reader(stack).Read(operation, json.RootElement);
    }

    private sealed class Reader(Stack stack)
    {
        private readonly List<(string Action, string Resource)> access = [];
        private readonly SortedSet<string> kinds = new(StringComparer.Ordinal);

        public DynamoDbRequest Read(string operation, JsonElement input)
        {
            var index = Text(input, "IndexName");
            switch (operation)
            {
                // A transaction needs the permissions of its parts
                // (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html).
                case "TransactWriteItems" or "TransactGetItems":
                    foreach (var part in Items(input, "TransactItems").SelectMany(item => item.EnumerateObject())) Part(part);
                    break;
                case "BatchGetItem" or "BatchWriteItem":
                    foreach (var table in Member(input, "RequestItems").EnumerateObject()) Batch(operation, table);
                    break;
                default:
                    if (Text(input, "TableName") is { } name) Add(operation, name, index);
                    // PartiQL statements are not parsed: a function needs their permission for all resources.
                    else access.Add(($"dynamodb:{operation}", Text(input, "StreamArn") ?? "*"));
                    if (index is not null) kinds.Add($"index {index}");
                    else AddKind(Text(input, "TableName"), input);
                    break;
            }

            return new(operation, access, string.Join('+', kinds), index, Text(input, "ReturnConsumedCapacity") is not (null or "NONE"));
        }

        private void Part(JsonProperty part)
        {
            var operation = part.Name switch
            {
                "Put" => "PutItem",
                "Update" => "UpdateItem",
                "Delete" => "DeleteItem",
                "Get" => "GetItem",
                _ => "ConditionCheckItem",
            };
            if (Text(part.Value, "TableName") is not { } table) return;
            Add(operation, table, null);
            AddKind(table, part.Value);
        }

        private void Batch(string operation, JsonProperty table)
        {
            Add(operation, table.Name, null);
            var keys = table.Value.ValueKind is JsonValueKind.Array
                ? table.Value.EnumerateArray().SelectMany(write => write.EnumerateObject()).Select(write => write.Value)
                : Items(table.Value, "Keys");
            foreach (var key in keys) AddKind(table.Name, key);
        }

        private void Add(string operation, string table, string? index)
        {
            var arn = stack.Account.TableArn(table.Split('/')[^1]);
            access.Add(($"dynamodb:{operation}", index is null ? arn : $"{arn}/index/{index}"));
        }

        /// <summary>Adds the kind of the item that a request has as a whole (Item), by its key (Key), or is.</summary>
        private void AddKind(string? table, JsonElement holder)
        {
            var item = Member(holder, "Item") is { ValueKind: JsonValueKind.Object } whole ? whole
                : Member(holder, "Key") is { ValueKind: JsonValueKind.Object } key ? key
                : holder;
            if (stack.Tables.FirstOrDefault(each => each.Name == table)?.KindOf(item) is { } kind) kinds.Add(kind);
        }

        private static JsonElement Member(JsonElement json, string name) =>
            json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var member) ? member : default;

        private static List<JsonElement> Items(JsonElement json, string name) =>
            Member(json, name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];

        private static string? Text(JsonElement json, string name) =>
            Member(json, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
    }
}
