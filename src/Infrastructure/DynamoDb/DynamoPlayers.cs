using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Infrastructure.DynamoDb;

/// <summary>Players in DynamoDB. An older connection can neither take a session back nor end a newer connection's session.</summary>
internal sealed class DynamoPlayers(IAmazonDynamoDB dynamo, LobbyTable table, InstanceCache cache, TimeProvider clock) : IPlayers
{
    /// <summary>Time for which a player is kept after the latest connect.</summary>
    private static readonly TimeSpan Retention = TimeSpan.FromDays(30);

    private static Dictionary<string, string> Names => new() { ["#schema"] = Schema.Name, ["#connection"] = "connection" };

    public LobbyId? LastSeenIn(PlayerId player) => cache.LastLobby(player);

    public async Task<Player> Get(PlayerId player, CancellationToken ct)
    {
        var response = await dynamo.GetItemAsync(
            new GetItemRequest { TableName = table.Name, Key = Keys.Of(player), ConsistentRead = true }, ct);
        return Cache(response.IsItemSet ? PlayerItem.Read(response.Item) : new Player(player, null, null, 0));
    }

    public async Task<WrongGuesses> RecordWrongGuess(PlayerId player, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        while (true)
        {
            // Another guess may begin the next window in between.
            var guesses = await Count("SET guesses = guesses + :one", "guessesUntil > :now")
                ?? await Count("SET guesses = :one, guessesUntil = :until", "attribute_not_exists(guessesUntil) OR guessesUntil <= :now");
            if (guesses is not null) return guesses;
        }

        async Task<WrongGuesses?> Count(string update, string condition)
        {
            var values = new Dictionary<string, AttributeValue>().Set(":one", 1).Set(":now", now);
            if (update.Contains(":until", StringComparison.Ordinal)) values.Set(":until", now + WrongGuesses.Window);
            try
            {
                var response = await dynamo.UpdateItemAsync(
                    new UpdateItemRequest
                    {
                        TableName = table.Name,
                        Key = Keys.Of(player),
                        UpdateExpression = update,
                        ConditionExpression = condition,
                        ExpressionAttributeValues = values,
                        ReturnValues = ReturnValue.ALL_NEW,
                    },
                    ct);
                return new WrongGuesses((int)response.Attributes.Number("guesses"), response.Attributes.Time("guessesUntil"));
            }
            catch (ConditionalCheckFailedException)
            {
                return null;
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
                    UpdateExpression =
                        "SET #schema = :schema, #connection = :connection, connectedAt = :at, expires = :expires REMOVE watches",
                    ConditionExpression = $"{Schema.IsKnown} AND (attribute_not_exists(connectedAt) OR connectedAt <= :at)",
                    ExpressionAttributeNames = Names,
                    ExpressionAttributeValues = new Dictionary<string, AttributeValue>()
                        .Set(":schema", Schema.OfPlayer)
                        .Set(":connection", connection.Id.Value)
                        .Set(":at", connection.Since)
                        .Set(":expires", (clock.GetUtcNow() + Retention).ToUnixTimeSeconds()),
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
            // connectedAt stays, so that a late connect of an older connection is still refused.
            var response = await dynamo.UpdateItemAsync(
                new UpdateItemRequest
                {
                    TableName = table.Name,
                    Key = Keys.Of(player),
                    UpdateExpression = "SET #schema = :schema, seenAt = :now REMOVE #connection, watches",
                    ConditionExpression = $"{Schema.IsKnown} AND #connection = :connection",
                    ExpressionAttributeNames = Names,
                    ExpressionAttributeValues = new Dictionary<string, AttributeValue>()
                        .Set(":schema", Schema.OfPlayer)
                        .Set(":connection", connection.Value)
                        .Set(":now", clock.GetUtcNow()),
                    ReturnValues = ReturnValue.ALL_NEW,
                    ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
                },
                ct);
            return Cache(PlayerItem.Read(response.Attributes));
        }
        catch (ConditionalCheckFailedException failed)
        {
            // Old versions of DynamoDB Local do not return the item.
            return failed.Item is { Count: > 0 } item ? Cache(PlayerItem.Read(item)) : await Get(player, ct);
        }
    }

    public async Task Release(Player player, CancellationToken ct)
    {
        try
        {
            await dynamo.UpdateItemAsync(
                new UpdateItemRequest
                {
                    TableName = table.Name,
                    Key = Keys.Of(player.Id),
                    UpdateExpression = "SET seatings = :next REMOVE lobby",
                    ConditionExpression = "seatings = :seatings",
                    ExpressionAttributeValues = new Dictionary<string, AttributeValue>()
                        .Set(":seatings", player.Seatings)
                        .Set(":next", player.Seatings + 1),
                },
                ct);
        }
        catch (ConditionalCheckFailedException)
        {
            // The player was seated elsewhere.
        }
    }

    private Player Cache(Player player)
    {
        if (player.LastLobby is { } lobby) cache.SetLastLobby(player.Id, lobby);
        return player;
    }
}
