using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Infrastructure.DynamoDb;

/// <summary>Adopted edits in DynamoDB, each in one transaction with a mark that it was adopted.</summary>
internal sealed class DynamoEdits(IAmazonDynamoDB dynamo, LobbyTable table, ModeCatalog catalog, TimeProvider clock) : IEdits
{
    /// <summary>Longer than a stream keeps its records.</summary>
    private static readonly TimeSpan MarkRetention = TimeSpan.FromDays(2);

    private static readonly TimeSpan LostRetention = TimeSpan.FromDays(30);

    public async Task<SaveResult> Save(Lobby current, AdoptedEdit edit, string record, CancellationToken ct)
    {
        await catalog.Register(edit.Lobby, ct);
        try
        {
            await dynamo.TransactWriteItemsAsync(
                new TransactWriteItemsRequest
                {
                    TransactItems = [Mark(edit.Lobby.Id, record), Version(current, edit), .. Codes(edit)],
                },
                ct);
            return new SaveResult.Stored();
        }
        catch (TransactionCanceledException cancelled)
        {
            return cancelled.CancellationReasons.FindIndex(reason => reason.Code == "ConditionalCheckFailed") switch
            {
                0 => new SaveResult.StoredBefore(),
                2 => new SaveResult.CodeTaken(),
                _ => new SaveResult.LostRace(null),
            };
        }
    }

    public async Task KeepLost(Lobby last, CancellationToken ct) => await dynamo.PutItemAsync(
        new PutItemRequest
        {
            TableName = table.Name,
            Item = Expiring(Keys.OfLost(last.Id), LostRetention).Set("lobby", LobbyItem.Write(last)),
        },
        ct);

    public async Task<Lobby?> GetLost(LobbyId id, CancellationToken ct)
    {
        var response = await dynamo.GetItemAsync(
            new GetItemRequest { TableName = table.Name, Key = Keys.OfLost(id), ConsistentRead = true }, ct);
        return response.IsItemSet ? LobbyItem.ReadOrNull(response.Item.Map("lobby")) : null;
    }

    public async Task FreeCode(Lobby deleted, CancellationToken ct)
    {
        try
        {
            await dynamo.DeleteItemAsync(
                new DeleteItemRequest
                {
                    TableName = table.Name,
                    Key = Keys.Of(deleted.Code),
                    ConditionExpression = "lobby = :lobby",
                    ExpressionAttributeValues = new Dictionary<string, AttributeValue>().Set(":lobby", deleted.Id.Value),
                },
                ct);
        }
        catch (ConditionalCheckFailedException)
        {
            // The code is free, or leads to another lobby.
        }
    }

    private TransactWriteItem Mark(LobbyId lobby, string record) => new()
    {
        Put = new Put
        {
            TableName = table.Name,
            Item = Expiring(Keys.OfEdit(lobby, record), MarkRetention),
            ConditionExpression = "attribute_not_exists(PK)",
        },
    };

    private TransactWriteItem Version(Lobby current, AdoptedEdit edit) => new()
    {
        Put = new Put
        {
            TableName = table.Name,
            Item = LobbyItem.Write(edit),
            ConditionExpression = "version = :current",
            ExpressionAttributeValues = new Dictionary<string, AttributeValue>().Set(":current", current.Version),
        },
    };

    /// <summary>Writes the code even if it did not change: a lobby that was deleted or closed has none.</summary>
    private IEnumerable<TransactWriteItem> Codes(AdoptedEdit edit)
    {
        var (held, lobby) = (edit.Held, edit.Lobby);
        if (!lobby.IsClosed)
        {
            yield return new TransactWriteItem
            {
                Put = new Put
                {
                    TableName = table.Name,
                    Item = Keys.Of(lobby.Code).SetSchema(Schema.OfCode).Set("lobby", lobby.Id.Value),
                    ConditionExpression = "attribute_not_exists(PK) OR lobby = :lobby",
                    ExpressionAttributeValues = new Dictionary<string, AttributeValue>().Set(":lobby", lobby.Id.Value),
                },
            };
        }

        if (!held.IsClosed && (lobby.IsClosed || held.Code != lobby.Code))
            yield return new TransactWriteItem { Delete = new Delete { TableName = table.Name, Key = Keys.Of(held.Code) } };
    }

    private Dictionary<string, AttributeValue> Expiring(Dictionary<string, AttributeValue> item, TimeSpan retention) =>
        item.Set("expires", (clock.GetUtcNow() + retention).ToUnixTimeSeconds());
}
