using System.Globalization;
using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;

namespace GameLobby.Infrastructure.DynamoDb;

/// <summary>
/// What a lobby's item carries while the lobby can be found: its summary, and where that stands in the indexes. None of
/// it changes unless what strangers see does, so nothing else costs a write there.
/// </summary>
internal static class ListingItem
{
    public const string Partition = "finding";
    public const string Age = "age";
    public const string Fill = "fill";

    private const string Summary = "listing";

    public static Dictionary<string, AttributeValue> SetListing(this Dictionary<string, AttributeValue> item, Lobby lobby)
    {
        if (!lobby.IsFindable) return item;

        var face = LobbyFace.Of(lobby);
        return item
            .Set(Partition, Keys.Finding(lobby.Id, face.Settings.Mode, face.Settings.Region, face.HasSlots))
            .Set(Age, Sorted(lobby.CreatedAt.ToUnixTimeMilliseconds(), 15, lobby))
            .Set(Fill, Sorted(face.Players * 1_000_000L / face.Settings.MaxPlayers, 7, lobby))
            .Set(Summary, JsonSerializer.Serialize(LobbySummary.Of(lobby), WireJson.Relaxed.LobbySummary));
    }

    /// <param name="order">The sort key, which is the position as well: no two lobbies have the same.</param>
    public static Listing Read(Dictionary<string, AttributeValue> item, string order) => new(
        item.Text(order),
        JsonSerializer.Deserialize(item.Text(Summary), WireJson.Default.LobbySummary)
            ?? throw new FormatException("The item lists nothing."));

    /// <summary>A number such that texts sort as numbers do, made unique by the lobby's id.</summary>
    private static string Sorted(long number, int digits, Lobby lobby) =>
        $"{number.ToString($"D{digits}", CultureInfo.InvariantCulture)}#{lobby.Id}";
}
