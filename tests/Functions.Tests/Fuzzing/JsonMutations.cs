using System.Text.Json.Nodes;

namespace GameLobby.Functions.Tests.Fuzzing;

/// <summary>Random changes to JSON: to its values, its names and its text.</summary>
internal static class JsonMutations
{
    private static readonly string[] Letters =
    [
        "{", "}", "[", "]", "\"", ",", ":", "\\", " ", "0", "-", ".", "e", "E", "t", "f", "n", "\n", "\t", "\0", "é", "\u202e", "🎮",
        "\ud83d", "\\ud83d", "\\u0000",
    ];

    /// <summary>Values of other types and sizes than any member has.</summary>
    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-1", "1", "2147483648", "9223372036854775808", "1e400", "0.5", "\"\"", "\" \"", "\"ada\"", "\"_\"",
        "\"$\"", "\"\\u0000\"", "\"\\u202eadA\"", "\"public\"", "[]", "[null]", "[{}]", "[\"ada\",\"ada\"]", "{}",
        "{\"\":\"\"}", "{\"$rank\":\"1\"}", "{\"_note\":null}", "{\"a\":{\"a\":{\"a\":1}}}",
    ];

    /// <summary>Replaces, adds or removes a random member or element somewhere in the tree.</summary>
    public static void MutateValue(this JsonNode root, Random random)
    {
        var node = root;
        while (Child(node, random) is { } child && random.Next(3) > 0) node = child;
        switch (node)
        {
            case JsonObject map when map.Count > 0 && random.Next(4) > 0:
                var name = map.ElementAt(random.Next(map.Count)).Key;
                if (random.Next(4) == 0) map.Remove(name);
                else map[name] = Value(random);
                break;
            case JsonObject map:
                map[random.Next(2) == 0 ? "extra" : Text(random, 70)] = Value(random);
                break;
            case JsonArray { Count: > 0 } list when random.Next(2) == 0:
                list[random.Next(list.Count)] = Value(random);
                break;
            case JsonArray list:
                list.Add(Value(random));
                break;
        }
    }

    /// <summary>Inserts, removes or replaces some letters.</summary>
    public static string MutateText(this string text, Random random)
    {
        for (var edits = random.Next(1, 4); edits > 0; edits--)
        {
            var at = random.Next(text.Length + 1);
            var removed = Math.Min(random.Next(3), text.Length - at);
            var inserted = random.Next(3) == 0 ? "" : random.Pick(Letters);
            text = string.Concat(text.AsSpan(0, at), inserted, text.AsSpan(at + removed));
        }

        return random.Next(10) == 0 ? text[..random.Next(text.Length + 1)] : text;
    }

    public static T Pick<T>(this Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];

    private static JsonNode? Child(JsonNode node, Random random) => node switch
    {
        JsonObject { Count: > 0 } map => map.ElementAt(random.Next(map.Count)).Value,
        JsonArray { Count: > 0 } list => list[random.Next(list.Count)],
        _ => null,
    };

    private static JsonNode? Value(Random random) => random.Next(8) switch
    {
        0 => JsonValue.Create(random.NextInt64()),
        1 => JsonValue.Create(Text(random, random.Next(20) == 0 ? 5000 : 80)),
        _ => JsonNode.Parse(random.Pick(Values)),
    };

    private static string Text(Random random, int maxLength) =>
        string.Concat(Enumerable.Range(0, random.Next(maxLength)).Select(_ => random.Next(4) == 0 ? random.Pick(Letters) : "x"));
}
