using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Infrastructure.DynamoDb;

/// <summary>Players' sessions in DynamoDB, fenced by connection: an older socket can't take one back, nor end a newer one's.</summary>
internal sealed class DynamoPlayers(IAmazonDynamoDB dynamo, LobbyTable table, WarmCache cache, TimeProvider clock) : IPlayers
{
    /// <summary>How long a player is remembered after its latest connect.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public LobbyId? LastSeenIn(PlayerId player) => cache.LastLobby(player);

    public async Task<Player> Get(PlayerId player, CancellationToken ct)
    {
        var response = await dynamo.GetItemAsync(
            new GetItemRequest { TableName = table.Name, Key = Keys.Of(player), ConsistentRead = true }, ct);
        return Seen(response.IsItemSet ? PlayerItem.Read(response.Item) : new Player(player, null, null, 0));
    }

    public async Task GuessedWrong(PlayerId player, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (!await Count("SET guesses = guesses + :one", "guessesUntil > :now"))
            await Count("SET guesses = :one, guessesUntil = :until", "attribute_not_exists(guessesUntil) OR guessesUntil <= :now");

        async Task<bool> Count(string update, string condition)
        {
            var values = new Dictionary<string, AttributeValue>().Set(":one", 1).Set(":now", now);
            if (update.Contains(":until", StringComparison.Ordinal)) values.Set(":until", now + WrongGuesses.Counted);
            try
            {
                await dynamo.UpdateItemAsync(
                    new UpdateItemRequest
                    {
                        TableName = table.Name,
                        Key = Keys.Of(player),
                        UpdateExpression = update,
                        ConditionExpression = condition,
                        ExpressionAttributeValues = values,
                    },
                    ct);
                return true;
            }
            catch (ConditionalCheckFailedException)
            {
                return false;
            }
        }
    }

    public async Task<bool> Connect(PlayerId player, Connection connection, CancellationToken ct)
    {
        try
        {
            await dynamo.UpdateItemAsync(
                new UpdateItemRequest
                {
                    TableName = table.Name,
                    Key = Keys.Of(player),
                    UpdateExpression = "SET #connection = :connection, connectedAt = :at, expires = :expires REMOVE watches",
                    ConditionExpression = "attribute_not_exists(connectedAt) OR connectedAt <= :at",
                    ExpressionAttributeNames = new() { ["#connection"] = "connection" },
                    ExpressionAttributeValues = new Dictionary<string, AttributeValue>()
                        .Set(":connection", connection.Id.Value)
                        .Set(":at", connection.Since)
                        .Set(":expires", (clock.GetUtcNow() + Kept).ToUnixTimeSeconds()),
                },
                ct);
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
    }

    public async Task<Player> Disconnect(PlayerId player, ConnectionId connection, CancellationToken ct)
    {
        try
        {
            // The time of the connect stays, so that an older connect that comes late still finds itself too old.
            var response = await dynamo.UpdateItemAsync(
                new UpdateItemRequest
                {
                    TableName = table.Name,
                    Key = Keys.Of(player),
                    UpdateExpression = "REMOVE #connection, watches",
                    ConditionExpression = "#connection = :connection",
                    ExpressionAttributeNames = new() { ["#connection"] = "connection" },
                    ExpressionAttributeValues = new Dictionary<string, AttributeValue>().Set(":connection", connection.Value),
                    ReturnValues = ReturnValue.ALL_NEW,
                    ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
                },
                ct);
            return Seen(PlayerItem.Read(response.Attributes));
        }
        catch (ConditionalCheckFailedException failed)
        {
            // Old editions of DynamoDB Local do not tell what the write met.
            return failed.Item is { Count: > 0 } item ? Seen(PlayerItem.Read(item)) : await Get(player, ct);
        }
    }

    private Player Seen(Player player)
    {
        if (player.LastLobby is { } lobby) cache.Seated(player.Id, lobby);
        return player;
    }
}
