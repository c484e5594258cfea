using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.Model;

namespace GameLobby.LobbyCtl.PersonalData;

/// <summary>What an item of the table says of a player.</summary>
/// <param name="Key">The item's key, <c>PK</c> and <c>SK</c>.</param>
/// <param name="Data">A player's own item whole, of another item the parts that name the player.</param>
/// <param name="IsOwn">Whether the item is of the player alone: their session, their requests, messages, invites and subscriptions.</param>
/// <param name="ExpiresAt">When DynamoDB may delete the item; null if it stays until it changes.</param>
internal sealed record StoredPart(Dictionary<string, AttributeValue> Key, JsonObject Data, bool IsOwn, DateTimeOffset? ExpiresAt)
{
    public string Partition => Key["PK"].S;

    public string Sort => Key["SK"].S;
}
