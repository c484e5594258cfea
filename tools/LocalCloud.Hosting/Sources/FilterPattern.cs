using System.Text.Json;

namespace GameLobby.LocalCloud.Sources;

/// <summary>
/// A filter pattern of an event source mapping. An object in the pattern matches an object, and a list contains the accepted values of a
/// field or the rules prefix, suffix, exists and anything-but
/// (https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html). Numeric ranges are not supported.
/// </summary>
internal sealed class FilterPattern
{
    private readonly JsonElement pattern;

    /// <exception cref="FormatException">The text is not a pattern or uses an unsupported rule.</exception>
    public FilterPattern(string json)
    {
        try
        {
            pattern = JsonElement.Parse(json);
        }
        catch (JsonException error)
        {
            throw new FormatException($"The filter pattern is not valid JSON: {json}", error);
        }

        Check(pattern);
    }

    public bool Matches(JsonElement record) => MatchesObject(pattern, record);

    private static bool MatchesObject(JsonElement pattern, JsonElement value) => pattern.EnumerateObject().All(field =>
    {
        var found = Field(value, field.Name);
        return field.Value.ValueKind == JsonValueKind.Object
            ? found is { } inner && MatchesObject(field.Value, inner)
            : field.Value.EnumerateArray().Any(rule => MatchesRule(rule, found));
    });

    private static JsonElement? Field(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var found) ? found : null;

    private static bool MatchesRule(JsonElement rule, JsonElement? value)
    {
        if (rule.ValueKind != JsonValueKind.Object) return Values(value).Any(v => JsonElement.DeepEquals(rule, v));
        var @operator = rule.EnumerateObject().Single();
        return @operator.Name switch
        {
            "exists" => @operator.Value.GetBoolean() == value is not null,
            "prefix" => Texts(value).Any(text => text.StartsWith(@operator.Value.GetString()!, StringComparison.Ordinal)),
            "suffix" => Texts(value).Any(text => text.EndsWith(@operator.Value.GetString()!, StringComparison.Ordinal)),
            _ => value is not null && !Values(@operator.Value).Any(not => Values(value).Any(v => JsonElement.DeepEquals(not, v))),
        };
    }

    // A list in the record, such as a string set, matches if any of its elements matches.
    private static IEnumerable<JsonElement> Values(JsonElement? value) => value switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray(),
        { } single => [single],
    };

    private static IEnumerable<string> Texts(JsonElement? value) =>
        Values(value).Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!);

    private static void Check(JsonElement part)
    {
        if (part.ValueKind != JsonValueKind.Object)
            throw new FormatException($"The filter pattern has {part} where an object is expected.");
        foreach (var field in part.EnumerateObject())
        {
            if (field.Value.ValueKind != JsonValueKind.Array) Check(field.Value);
            else if (field.Value.EnumerateArray().Any(rule => !IsSupported(rule)))
                throw new FormatException($"The filter pattern has an unsupported rule for {field}.");
        }
    }

    private static bool IsSupported(JsonElement rule) => rule.ValueKind switch
    {
        JsonValueKind.Array => false,
        JsonValueKind.Object => rule.EnumerateObject().ToList() is [var only] && (only.Name, only.Value.ValueKind) is
            ("prefix" or "suffix", JsonValueKind.String)
            or ("exists", JsonValueKind.True or JsonValueKind.False)
            or ("anything-but", JsonValueKind.Array or JsonValueKind.String or JsonValueKind.Number),
        _ => true,
    };
}
