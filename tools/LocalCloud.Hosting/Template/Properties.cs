using System.Globalization;
using System.Text.Json.Nodes;

namespace GameLobby.LocalCloud.Template;

/// <summary>A mapping in the template, whose intrinsics are resolved on reading. Errors name the place in the template.</summary>
internal sealed class Properties(string path, JsonObject map, Intrinsics intrinsics)
{
    public string Path => path;

    public string Text(string name) => OptionalText(name) ?? throw Missing(name);

    public string? OptionalText(string name) => Value(name) switch
    {
        null => null,
        JsonValue value => value.ToString(),
        _ => throw Wrong(name, "a string"),
    };

    public int? Number(string name) => OptionalText(name) switch
    {
        null => null,
        var text when int.TryParse(text, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw Wrong(name, "a number"),
    };

    public TimeSpan? Seconds(string name) => Number(name) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    public bool Flag(string name) => OptionalText(name) switch
    {
        null => false,
        var text when bool.TryParse(text, out var flag) => flag,
        _ => throw Wrong(name, "true or false"),
    };

    public IReadOnlyList<string> Texts(string name) => Value(name) switch
    {
        null => [],
        JsonArray list => [.. list.Select(item => item!.ToString())],
        _ => throw Wrong(name, "a list"),
    };

    /// <summary>Returns a list's items, or a single string as a list.</summary>
    public IReadOnlyList<string> TextOrTexts(string name) => Value(name) is JsonValue value ? [value.ToString()] : Texts(name);

    /// <summary>Returns the items of a list, each a string or a mapping.</summary>
    public IEnumerable<(string? Text, Properties? Map)> Mixed(string name) => map[name] switch
    {
        null => [],
        JsonArray list => list.Select((item, index) => item is JsonObject nested && !IsIntrinsic(nested)
            ? (default(string), new Properties($"{path}.{name}[{index}]", nested, intrinsics))
            : (intrinsics.Resolve(item, $"{path}.{name}[{index}]")?.ToString(), default(Properties))),
        _ => throw Wrong(name, "a list"),
    };

    /// <summary>Returns a mapping, empty if the template has none.</summary>
    public Properties Map(string name) => OptionalMap(name) ?? new Properties($"{path}.{name}", [], intrinsics);

    public Properties? OptionalMap(string name) => map[name] switch
    {
        null => null,
        JsonObject nested when !IsIntrinsic(nested) => new Properties($"{path}.{name}", nested, intrinsics),
        _ => Value(name) switch
        {
            null => null,
            JsonObject nested => new Properties($"{path}.{name}", nested, intrinsics),
            _ => throw Wrong(name, "a mapping"),
        },
    };

    public IEnumerable<Properties> Maps(string name) => map[name] switch
    {
        null => [],
        JsonArray list => list.Select((item, index) => Item(name, item, $"{path}.{name}[{index}]")).OfType<Properties>(),
        _ => throw Wrong(name, "a list"),
    };

    public IEnumerable<string> Names => map.Select(entry => entry.Key);

    public LocalCloudException Wrong(string name, string expected) => new($"template: {path}.{name}: expected {expected}.");

    /// <summary>Returns a mapping in a list; null if an intrinsic removes it.</summary>
    private Properties? Item(string name, JsonNode? item, string place) =>
        (item is JsonObject nested && !IsIntrinsic(nested) ? nested : intrinsics.Resolve(item, place)) switch
        {
            null => null,
            JsonObject map => new Properties(place, map, intrinsics),
            _ => throw Wrong(name, "a list of mappings"),
        };

    private JsonNode? Value(string name) => intrinsics.Resolve(map[name], $"{path}.{name}");

    private LocalCloudException Missing(string name) => new($"template: {path}.{name} is missing.");

    private static bool IsIntrinsic(JsonObject map) => map.Count == 1 && Intrinsics.IsFunction(map.First().Key);
}
