namespace GameLobby.ClientTypes;

/// <summary>An enum for each schema of words, and its converter, which takes a word that it does not know for <c>Unknown</c>.</summary>
internal static class EnumWriter
{
    public static IEnumerable<string> Lines(string name, string comment, IReadOnlyList<string> words) =>
    [
        "",
        Names.Summary(comment),
        $"[JsonConverter(typeof({name}Converter))]",
        $"public enum {name}",
        "{",
        "    /// <summary>A word of a later service.</summary>",
        "    Unknown,",
        .. words.SelectMany(word => new[] { $"    /// <summary><c>{word}</c></summary>", $"    {Names.Pascal(word)}," }),
        "}",
        "",
        $"internal sealed class {name}Converter : WordConverter<{name}>",
        "{",
        $"    protected override {name} Parse(string? word) => word switch",
        "    {",
        .. words.Select(word => $"        \"{word}\" => {name}.{Names.Pascal(word)},"),
        $"        _ => {name}.Unknown,",
        "    };",
        "",
        $"    protected override string? Word({name} value) => value switch",
        "    {",
        .. words.Select(word => $"        {name}.{Names.Pascal(word)} => \"{word}\","),
        "        _ => null,",
        "    };",
        "}",
    ];
}
