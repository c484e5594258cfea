using System.Globalization;
using Amazon.DynamoDBv2.Model;

namespace GameLobby.Infrastructure.DynamoDb;

/// <summary>
/// Schemas of stored items, by kind, in the attribute <c>schema</c>. An item without it has schema 0. Raise a number when the attributes
/// of its items change, and keep an item of the earlier schema with the tests. Items of the change history carry the protocol instead.
/// </summary>
internal static class Schema
{
    public const int OfLobby = 3;
    public const int OfPlayer = 2;
    public const int OfCode = 1;
    public const int OfInvite = 1;
    public const int OfChat = 2;
    public const int OfRecord = 2;
    public const int OfPair = 1;
    public const int OfSubscription = 1;
    public const int OfListing = 2;
    public const int OfHistory = 1;

    public const string Name = "schema";

    /// <summary>The condition of an update that its item is not of a later schema than the value <c>:schema</c>.</summary>
    public const string IsKnown = "(attribute_not_exists(#schema) OR #schema <= :schema)";

    public static Dictionary<string, AttributeValue> SetSchema(this Dictionary<string, AttributeValue> item, int schema) =>
        item.Set(Name, schema);

    /// <summary>Returns false for an item of a later schema, or with one that is no number.</summary>
    public static bool HasSchema(this Dictionary<string, AttributeValue> item, int known) =>
        !item.TryGetValue(Name, out var value)
        || (long.TryParse(value.N, CultureInfo.InvariantCulture, out var schema) && schema <= known);

    /// <summary>Returns the item.</summary>
    /// <exception cref="NewerItemException">It has a later schema.</exception>
    public static Dictionary<string, AttributeValue> Known(this Dictionary<string, AttributeValue> item, int known) =>
        item.HasSchema(known) ? item : throw new NewerItemException(item.Number(Name), known);
}
