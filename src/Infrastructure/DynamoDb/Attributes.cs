using System.Globalization;
using Amazon.DynamoDBv2.Model;

namespace GameLobby.Infrastructure.DynamoDb;

/// <summary>
/// Reads and writes attributes of an item. A null value is not written. An attribute that is missing, of another type or out of range is a
/// <see cref="FormatException"/> that names it.
/// </summary>
internal static class Attributes
{
    /// <summary>The end of the year 8999, so that deadlines after any stored time exist.</summary>
    private const long MaxTime = 221_845_391_999_999;

    public static Dictionary<string, AttributeValue> Set(this Dictionary<string, AttributeValue> item, string name, string? text)
    {
        if (text is not null) item[name] = new AttributeValue { S = text };
        return item;
    }

    public static Dictionary<string, AttributeValue> Set(this Dictionary<string, AttributeValue> item, string name, long? number)
    {
        if (number is { } value) item[name] = new AttributeValue { N = value.ToString(CultureInfo.InvariantCulture) };
        return item;
    }

    /// <summary>Writes a time as Unix milliseconds.</summary>
    public static Dictionary<string, AttributeValue> Set(this Dictionary<string, AttributeValue> item, string name, DateTimeOffset? time) =>
        item.Set(name, time?.ToUnixTimeMilliseconds());

    /// <summary>Writes true only.</summary>
    public static Dictionary<string, AttributeValue> Set(this Dictionary<string, AttributeValue> item, string name, bool flag)
    {
        if (flag) item[name] = new AttributeValue { BOOL = true };
        return item;
    }

    public static Dictionary<string, AttributeValue> Set(
        this Dictionary<string, AttributeValue> item, string name, Dictionary<string, AttributeValue>? map)
    {
        if (map is not null) item[name] = new AttributeValue { M = map };
        return item;
    }

    /// <summary>Writes a list unless it is empty.</summary>
    public static Dictionary<string, AttributeValue> Set(
        this Dictionary<string, AttributeValue> item, string name, IEnumerable<Dictionary<string, AttributeValue>> maps)
    {
        List<AttributeValue> list = [.. maps.Select(map => new AttributeValue { M = map })];
        if (list.Count > 0) item[name] = new AttributeValue { L = list };
        return item;
    }

    public static Dictionary<string, AttributeValue> Set(
        this Dictionary<string, AttributeValue> item, string name, IReadOnlyDictionary<string, string> texts) =>
        texts.Count == 0 ? item : item.Set(name, texts.ToDictionary(pair => pair.Key, pair => new AttributeValue { S = pair.Value }));

    public static string Text(this Dictionary<string, AttributeValue> item, string name) =>
        item.TextOrNull(name) ?? throw Missing(name, "a text");

    public static string? TextOrNull(this Dictionary<string, AttributeValue> item, string name) =>
        item.Find(name) is { } value ? value.S ?? throw Missing(name, "a text") : null;

    public static long Number(
        this Dictionary<string, AttributeValue> item, string name, long min = long.MinValue, long max = long.MaxValue) =>
        long.TryParse(item.Find(name)?.N, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= min && number <= max
                ? number
                : throw Missing(name, "a number in its range");

    public static int Count(this Dictionary<string, AttributeValue> item, string name) =>
        (int)item.Number(name, int.MinValue, int.MaxValue);

    public static DateTimeOffset Time(this Dictionary<string, AttributeValue> item, string name) =>
        DateTimeOffset.FromUnixTimeMilliseconds(item.Number(name, 0, MaxTime));

    /// <summary>Reads a time that is part of a text.</summary>
    /// <exception cref="FormatException">The Unix milliseconds are out of range.</exception>
    public static DateTimeOffset ReadTime(long milliseconds) => milliseconds is >= 0 and <= MaxTime
        ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
        : throw new FormatException("The item's time is out of range.");

    public static DateTimeOffset? TimeOrNull(this Dictionary<string, AttributeValue> item, string name) =>
        item.Find(name) is null ? null : item.Time(name);

    public static bool Flag(this Dictionary<string, AttributeValue> item, string name) =>
        item.Find(name) is { } value && (value.BOOL ?? throw Missing(name, "true or false"));

    public static Dictionary<string, AttributeValue> Map(this Dictionary<string, AttributeValue> item, string name) =>
        item.MapOrNull(name) ?? throw Missing(name, "a map");

    public static Dictionary<string, AttributeValue>? MapOrNull(this Dictionary<string, AttributeValue> item, string name) =>
        item.Find(name) is { } value ? value.M ?? throw Missing(name, "a map") : null;

    public static IEnumerable<Dictionary<string, AttributeValue>> Maps(this Dictionary<string, AttributeValue> item, string name) =>
        item.Find(name) is { } value
            ? (value.L ?? throw Missing(name, "a list")).Select(map => map.M ?? throw Missing(name, "a list of maps"))
            : [];

    public static IEnumerable<KeyValuePair<string, string>>? TextsOrNull(this Dictionary<string, AttributeValue> item, string name) =>
        item.MapOrNull(name)?.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.S ?? throw Missing(name, "a map of texts")));

    /// <summary>Returns an attribute; null if it is missing or NULL.</summary>
    private static AttributeValue? Find(this Dictionary<string, AttributeValue> item, string name) =>
        item.TryGetValue(name, out var value) && value.NULL is not true ? value : null;

    private static FormatException Missing(string name, string type) => new($"The item's attribute \"{name}\" is not {type}.");
}
