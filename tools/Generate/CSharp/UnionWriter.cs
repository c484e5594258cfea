using System.Text.Json.Nodes;

namespace GameLobby.Generate.CSharp;

/// <summary>
/// Writes a union: a base record and its converter. The converter picks the record by its tag (<c>type</c> or <c>kind</c>) and
/// keeps an unknown one as JSON; records without a tag are picked by their first member.
/// </summary>
internal sealed class UnionWriter(WireDocument document)
{
    public IEnumerable<string> Lines(string name, JsonObject schema)
    {
        var forms = schema["oneOf"]!.AsArray().Select(form => WireDocument.NameOf(form!)).ToList();
        var tag = Names.Discriminator(document.Schemas[forms[0]]);
        return
        [
            "",
            Names.Summary((string)schema["description"]!),
            $"[JsonConverter(typeof({name}Converter))]",
            $"public abstract record {name}",
            "{",
            $"    private protected {name}()",
            "    {",
            "    }",
            .. Tag(tag),
            "}",
            .. tag is null ? [] : Unknown(name, tag),
            "",
            $"internal sealed class {name}Converter : UnionConverter<{name}>",
            "{",
            .. tag is null ? ByMember(name, forms) : ByTag(name, tag, forms),
            "",
            $"    protected override JsonTypeInfo TypeInfo({name} value) => value switch",
            "    {",
            .. forms.Select(form => $"        {form} => WireJson.Default.{form},"),
            "        _ => throw new JsonException(),",
            "    };",
            "}",
        ];
    }

    private static string[] Tag(string? tag) => tag is null
        ? []
        : ["", "    /// <summary>The kind, by its wire name.</summary>", $"    public abstract string {Names.Pascal(tag)} {{ get; }}"];

    private static string[] Unknown(string name, string tag) =>
    [
        "",
        $"/// <summary>A {name.ToLowerInvariant()} of a kind that this client version does not know.</summary>",
        $"/// <param name=\"Json\">The JSON as received.</param>",
        $"public sealed record Unknown{name}(JsonElement Json) : {name}, IUnknownMember",
        "{",
        "    /// <inheritdoc/>",
        $"    public override string {Names.Pascal(tag)} => Json.TryGetProperty(\"{tag}\", out var {tag}) ? {tag}.ToString() : \"\";",
        "}",
    ];

    private IEnumerable<string> ByTag(string name, string tag, IReadOnlyList<string> forms) =>
    [
        $"    protected override {name}? Read(JsonElement json) => json.TryGetProperty(\"{tag}\", out var {tag}) ? {tag}.ToString() switch",
        "    {",
        .. forms.Select(form => $"        \"{Names.Tag(document.Schemas[form])}\" => json.Deserialize(WireJson.Default.{form}),"),
        $"        _ => new Unknown{name}(json.Clone()),",
        $"    }} : new Unknown{name}(json.Clone());",
    ];

    private IEnumerable<string> ByMember(string name, IReadOnlyList<string> forms) =>
    [
        $"    protected override {name}? Read(JsonElement json) =>",
        .. forms.Select(form =>
            $"        json.TryGetProperty(\"{FirstMember(form)}\", out _) ? json.Deserialize(WireJson.Default.{form}) :"),
        "        null;",
    ];

    private string FirstMember(string form) => document.Schemas[form]["properties"]!.AsObject().First().Key;
}
