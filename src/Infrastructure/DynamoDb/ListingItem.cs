using System.Globalization;
using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;

namespace GameLobby.Infrastructure.DynamoDb;

/// <summary>
/// The attributes of a listed lobby's item: its summary and its index keys. They change only with the public view, so other changes cost no
/// index writes.
/// </summary>
internal static class ListingItem
{
    public const string Partition = "finding";
    public const string Age = "age";
    public const string Fill = "fill";

    public const string Summary = "listing";

    public static Dictionary<string, AttributeValue> SetListing(this Dictionary<string, AttributeValue> item, Lobby lobby)
    {
        if (!lobby.IsListed) return item;

        var view = PublicView.Of(lobby);
        return item
            .Set(Partition, Keys.ListingPartition(lobby.Id, view.Settings.Mode, view.Settings.Region, view.HasSlots))
            .Set(Age, SortKey(lobby.CreatedAt.ToUnixTimeMilliseconds(), 15, lobby))
            .Set(Fill, SortKey(view.Players * 1_000_000L / Math.Max(1, view.Settings.MaxPlayers), 7, lobby))
            .Set(Summary, StoredListing.Write(LobbySummary.Of(lobby)));
    }

    /// <param name="order">The attribute of the sort key, which is also the position: it is unique.</param>
    /// <returns>Null for a summary that was edited by hand and can't be decoded.</returns>
    public static Listing? ReadOrNull(Dictionary<string, AttributeValue> item, string order)
    {
        try
        {
            return new Listing(item.Text(order), StoredListing.Read(Keys.ReadLobby(item.Text("PK")), item.Text(Summary)));
        }
        catch (Exception failure) when (failure is FormatException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Returns a text that sorts like the number and ends with the lobby's id.</summary>
    private static string SortKey(long number, int digits, Lobby lobby) =>
        $"{number.ToString($"D{digits}", CultureInfo.InvariantCulture)}#{lobby.Id}";
}
