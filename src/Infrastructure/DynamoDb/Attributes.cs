using System.Globalization;
using Amazon.DynamoDBv2.Model;

namespace GameLobby.Infrastructure.DynamoDb;

/// <summary>Reads and writes attributes of an item. A null value is not written.</summary>
internal static class Attributes
{
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

    public static string Text(this Dictionary<string, AttributeValue> item, string name) => item[name].S;

    public static string? TextOrNull(this Dictionary<string, AttributeValue> item, string name) => item.GetValueOrDefault(name)?.S;

    public static long Number(this Dictionary<string, AttributeValue> item, string name) =>
        long.Parse(item[name].N, CultureInfo.InvariantCulture);

    public static DateTimeOffset Time(this Dictionary<string, AttributeValue> item, string name) =>
        DateTimeOffset.FromUnixTimeMilliseconds(item.Number(name));

    public static DateTimeOffset? TimeOrNull(this Dictionary<string, AttributeValue> item, string name) =>
        item.ContainsKey(name) ? item.Time(name) : null;

    public static bool Flag(this Dictionary<string, AttributeValue> item, string name) => item.GetValueOrDefault(name)?.BOOL is true;

    public static Dictionary<string, AttributeValue>? MapOrNull(this Dictionary<string, AttributeValue> item, string name) =>
        item.GetValueOrDefault(name)?.M;

    public static IEnumerable<Dictionary<string, AttributeValue>> Maps(this Dictionary<string, AttributeValue> item, string name) =>
        item.GetValueOrDefault(name)?.L.Select(value => value.M) ?? [];

    public static IEnumerable<KeyValuePair<string, string>>? TextsOrNull(this Dictionary<string, AttributeValue> item, string name) =>
        item.MapOrNull(name)?.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.S));
}
