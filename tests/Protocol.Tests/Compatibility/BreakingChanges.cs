using System.Text.Json.Nodes;

namespace GameLobby.Protocol.Tests.Compatibility;

/// <summary>Finds what breaks clients that were written for an earlier version of an AsyncAPI document.</summary>
internal sealed class BreakingChanges
{
    private readonly JsonObject released;
    private readonly JsonObject current;
    private readonly List<string> found = [];

    private BreakingChanges(JsonObject released, JsonObject current) => (this.released, this.current) = (released, current);

    private enum Direction
    {
        /// <summary>Clients send it: the service must accept all that it accepted.</summary>
        Request,

        /// <summary>Clients receive it: the service must send nothing that they don't expect.</summary>
        Answer,
    }

    public static IReadOnlyList<string> Between(JsonObject released, JsonObject current)
    {
        var changes = new BreakingChanges(released, current);
        changes.Compare();
        return changes.found;
    }

    private void Compare()
    {
        foreach (var (name, before) in Part(released, "messages"))
        {
            if (Part(current, "messages")[name] is { } after)
                Compare(
                    before!["payload"]!,
                    after["payload"]!,
                    name,
                    name.EndsWith(".request", StringComparison.Ordinal) ? Direction.Request : Direction.Answer);
            else
                found.Add($"{name} is gone");
        }
    }

    private void Compare(JsonNode releasedSchema, JsonNode currentSchema, string path, Direction direction)
    {
        var (before, after) = (Resolve(released, releasedSchema), Resolve(current, currentSchema));
        CompareTypes(before, after, path, direction);
        if (direction is Direction.Request) CompareBounds(before, after, path);
        CompareFields(before, after, path, direction);
        if (before["items"] is { } item && after["items"] is { } now) Compare(item, now, $"{path}[]", direction);
        CompareForms(before, after, path, direction);
    }

    private void CompareTypes(JsonObject before, JsonObject after, string path, Direction direction)
    {
        var (types, now) = (Types(before), Types(after));
        var (must, may) = direction is Direction.Request ? (types, now) : (now, types);
        if (!must.IsSubsetOf(may)) found.Add($"{path} was {string.Join(" or ", types)}, is {string.Join(" or ", now)}");
        if (direction is Direction.Request && Texts(after["enum"]) is { Count: > 0 } allowed)
            found.AddRange(Texts(before["enum"]).Except(allowed).Select(value => $"{path} no longer accepts {value}"));
    }

    private void CompareBounds(JsonObject before, JsonObject after, string path)
    {
        foreach (var name in new[] { "minLength", "minimum", "exclusiveMinimum" })
            if (after[name] is { } least && !(before[name] is { } was && Number(was) >= Number(least))) found.Add($"{path}: {name} rose");
        foreach (var name in new[] { "maxLength", "maximum" })
            if (after[name] is { } most && !(before[name] is { } was && Number(was) <= Number(most))) found.Add($"{path}: {name} fell");
        if (after["pattern"] is { } pattern && (string)pattern! != (string?)before["pattern"]) found.Add($"{path} has another pattern");
    }

    private void CompareFields(JsonObject before, JsonObject after, string path, Direction direction)
    {
        var (required, now) = (Texts(before["required"]), Texts(after["required"]));
        found.AddRange(direction is Direction.Request
            ? now.Except(required).Select(field => $"{path}.{field} is required now")
            : required.Except(now).Select(field => $"{path}.{field} may be left out now"));
        foreach (var (field, schema) in before["properties"] as JsonObject ?? [])
        {
            if (after["properties"]?[field] is { } same) Compare(schema!, same, $"{path}.{field}", direction);
            else found.Add($"{path}.{field} is gone");
        }
    }

    /// <summary>A form is found again by its tag, or by its place if it has none.</summary>
    private void CompareForms(JsonObject before, JsonObject after, string path, Direction direction)
    {
        var (forms, now) = (Forms(released, before), Forms(current, after));
        foreach (var (tag, form) in forms)
        {
            if (now.TryGetValue(tag, out var same)) Compare(form, same, $"{path}({tag})", direction);
            else found.Add($"{path}({tag}) is gone");
        }

        if (direction is Direction.Request && before["oneOf"] is null && now.Count > 0) found.Add($"{path} is restricted now");
    }

    private static Dictionary<string, JsonObject> Forms(JsonObject document, JsonObject schema) =>
        (schema["oneOf"] as JsonArray ?? [])
            .Select(form => Resolve(document, form!))
            .Where(form => (string?)form["type"] != "null")
            .SelectMany((form, index) => Tags(form).DefaultIfEmpty($"{index}").Select(tag => (tag, form)))
            .ToDictionary(it => it.tag, it => it.form);

    private static HashSet<string> Tags(JsonObject form) =>
        form["properties"] is JsonObject properties && properties.FirstOrDefault().Value is JsonObject first ? Texts(first["enum"]) : [];

    /// <summary>The JSON types of a schema, without those of its forms.</summary>
    private static HashSet<string> Types(JsonObject schema)
    {
        var types = schema["type"] is JsonArray several ? Texts(several) : schema["type"] is { } one ? [(string)one!] : [];
        var isNullable = schema["oneOf"] is JsonArray forms && forms.Any(form => (string?)form!["type"] == "null");
        return [.. types, .. isNullable ? ["null"] : Array.Empty<string>()];
    }

    private static JsonObject Resolve(JsonObject document, JsonNode schema) =>
        (string?)schema["$ref"] is { } reference ? Part(document, "schemas")[reference.Split('/')[^1]]!.AsObject() : schema.AsObject();

    private static JsonObject Part(JsonObject document, string name) => document["components"]![name]!.AsObject();

    private static HashSet<string> Texts(JsonNode? list) =>
        [.. (list as JsonArray ?? []).Where(text => text is not null).Select(text => text!.ToString())];

    private static decimal Number(JsonNode number) => decimal.Parse(number.ToString(), System.Globalization.CultureInfo.InvariantCulture);
}
