using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.Model;

namespace GameLobby.LobbyCtl.PersonalData;

/// <summary>Finds a player's id in items, and leaves out what is about others.</summary>
internal sealed class Mentions(string player)
{
    private static readonly string[] OwnSortKeys = ["CHAT#", "INVITE"];

    /// <summary>Returns what the item says of the player; null for nothing.</summary>
    public StoredPart? In(Dictionary<string, AttributeValue> item)
    {
        var (partition, sort) = (item["PK"].S, item["SK"].S);
        var json = new JsonObject(item.Select(each => KeyValuePair.Create(each.Key, Json(each.Value))));
        var isOwn = partition == $"PLAYER#{player}" || sort == $"WATCHER#{player}"
            || (OwnSortKeys.Any(own => sort.StartsWith(own, StringComparison.Ordinal)) && IsAbout(json));
        var data = isOwn ? json : new JsonObject(Parts(json));
        if (data.Count == 0) return null;

        DateTimeOffset? expiresAt = item.TryGetValue("expires", out var expires) && long.TryParse(expires.N, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
        return new StoredPart(new() { ["PK"] = item["PK"], ["SK"] = item["SK"] }, data, isOwn, expiresAt);
    }

    private IEnumerable<KeyValuePair<string, JsonNode?>> Parts(JsonObject json) =>
        from each in json
        let part = Names(each.Key) ? each.Value : Part(each.Value)
        where part is not null
        select KeyValuePair.Create(each.Key, (JsonNode?)part.DeepClone());

    /// <summary>
    /// Returns the part that is about the player: of an array the elements, of an object the fields or, if one is the id, all.
    /// </summary>
    private JsonNode? Part(JsonNode? value) => value switch
    {
        JsonArray array => array.Select(Part).OfType<JsonNode>().ToList() is { Count: > 0 } parts
            ? new JsonArray([.. parts.Select(part => part.DeepClone())])
            : null,
        JsonObject json when IsAbout(json) => json,
        JsonObject json => new JsonObject(Parts(json)) is { Count: > 0 } parts ? parts : null,
        JsonValue text when text.GetValueKind() is JsonValueKind.String && Names(text.GetValue<string>()) => text,
        _ => null,
    };

    private bool IsAbout(JsonObject json) =>
        json.Any(field => field.Value?.GetValueKind() is JsonValueKind.String && field.Value.GetValue<string>() == player);

    /// <summary>Whether the text has the id, and not only as a part of a longer one.</summary>
    private bool Names(string text)
    {
        for (var at = text.IndexOf(player, StringComparison.Ordinal); at >= 0; at = text.IndexOf(player, at + 1, StringComparison.Ordinal))
        {
            if (IsEnd(text, at - 1) && IsEnd(text, at + player.Length)) return true;
        }

        return false;
    }

    private static bool IsEnd(string text, int at) =>
        at < 0 || at >= text.Length || !(char.IsLetterOrDigit(text[at]) || text[at] is '-' or '_');

    private static JsonNode? Json(AttributeValue value) => value switch
    {
        { S: { } text } => Parsed(text),
        { N: { } number } => JsonNode.Parse(number),
        { BOOL: { } flag } => flag,
        { L: { } list } => new JsonArray([.. list.Select(Json)]),
        { M: { } map } => new JsonObject(map.Select(each => KeyValuePair.Create(each.Key, Json(each.Value)))),
        { SS: { } texts } => new JsonArray([.. texts.Select(text => JsonValue.Create(text))]),
        { B: { } bytes } => Convert.ToBase64String(bytes.ToArray()),
        _ => null,
    };

    /// <summary>Some attributes are JSON as text.</summary>
    private static JsonNode? Parsed(string text)
    {
        if (text is not ['[' or '{', ..]) return text;
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
