namespace GameLobby.Generate.CSharp;

/// <summary>Writes an enum and its converter, which reads unknown values as <c>Unknown</c>.</summary>
internal static class EnumWriter
{
    public static IEnumerable<string> Lines(string name, string comment, IReadOnlyList<string> values) =>
    [
        "",
        Names.Summary(comment),
        $"[JsonConverter(typeof({name}Converter))]",
        $"public enum {name}",
        "{",
        "    /// <summary>A value that this client version does not know.</summary>",
        "    Unknown,",
        .. values.SelectMany(value => new[] { $"    /// <summary><c>{value}</c></summary>", $"    {Names.Pascal(value)}," }),
        "}",
        "",
        $"internal sealed class {name}Converter : WireEnumConverter<{name}>",
        "{",
        $"    protected override {name} Parse(string? text) => text switch",
        "    {",
        .. values.Select(value => $"        \"{value}\" => {name}.{Names.Pascal(value)},"),
        $"        _ => {name}.Unknown,",
        "    };",
        "",
        $"    protected override string? Format({name} value) => value switch",
        "    {",
        .. values.Select(value => $"        {name}.{Names.Pascal(value)} => \"{value}\","),
        "        _ => null,",
        "    };",
        "}",
    ];
}
