using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using GameLobby.LobbyCtl.Connecting;

namespace GameLobby.LobbyCtl.PersonalData;

/// <summary>What the table stores about a player. It reads the whole table, because no index leads from a player to all of it.</summary>
internal sealed class PlayerData(IAmazonDynamoDB dynamo, string table, string player)
{
    private const string TableName = "LobbyTable";

    private readonly Mentions mentions = new(player);

    /// <summary>Finds the table of a deployment.</summary>
    /// <exception cref="CommandException">There is none, or several.</exception>
    public static async Task<PlayerData> Of(IAmazonDynamoDB dynamo, Target target, string player, CancellationToken ct)
    {
        var names = new List<string>();
        var prefix = target.Stack is { } stack ? $"{stack}-{TableName}" : TableName;
        var request = new ListTablesRequest();
        do
        {
            var page = await dynamo.ListTablesAsync(request, ct);
            names.AddRange((page.TableNames ?? []).Where(name => name.StartsWith(prefix, StringComparison.Ordinal)));
            request.ExclusiveStartTableName = page.LastEvaluatedTableName;
        }
        while (request.ExclusiveStartTableName is not null);

        return names is [var table]
            ? new PlayerData(dynamo, table, player)
            : throw new CommandException(
                ExitCode.WrongUsage, $"{names.Count} tables have names that begin with {prefix}. Set the profile's stack and region.");
    }

    public async Task<List<StoredPart>> Find(CancellationToken ct)
    {
        var parts = new List<StoredPart>();
        var request = new ScanRequest { TableName = table, ConsistentRead = true };
        do
        {
            var page = await dynamo.ScanAsync(request, ct);
            parts.AddRange(page.Items.Select(mentions.In).OfType<StoredPart>());
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });

        return parts;
    }

    public Task Delete(StoredPart part, CancellationToken ct) => dynamo.DeleteItemAsync(table, part.Key, ct);
}
