using System.Text.Json.Nodes;

namespace GameLobby.ClientTypes;

/// <summary>A schema's property as a member of a record.</summary>
internal sealed record Member(string WireName, string Type, bool IsRequired, bool IsNullable, string Comment)
{
    /// <summary>Those of a request that null does something to: left out, they stay as they are.</summary>
    private static readonly HashSet<string> Clearable = ["UpdateLobby.region", "UpdateLobby.password"];

    /// <summary>Counters of a lobby's changes, which the service keeps as 64 bits.</summary>
    private static readonly HashSet<string> Long = ["version", "previous", "ifVersion"];

    private static readonly HashSet<string> Values = ["int", "long", "bool", "DateTimeOffset"];

    public string Name => Names.Pascal(WireName);

    /// <summary>Null is said, and differs from saying nothing.</summary>
    public bool IsOptional { get; private init; }

    public static Member Of(string owner, string name, JsonObject schema, WireDocument document)
    {
        var parent = document.Schemas[owner];
        var isInput = IsInput(parent);
        var isRequired = parent["required"]?.AsArray().Any(it => (string)it! == name) is true;
        var (type, isNullable) = TypeOf(name, schema);
        return new(name, type, isRequired, isNullable, Comments.Of(name, schema))
        {
            IsOptional = !isRequired && isNullable && (!isInput || Clearable.Contains($"{owner}.{name}")),
        };
    }

    /// <summary>Only what clients send is closed to members that are not known.</summary>
    public static bool IsInput(JsonObject schema) => schema["additionalProperties"] is JsonValue closed && !(bool)closed;

    public bool IsValue(WireDocument document) =>
        Values.Contains(Type) || Type == "Reason" || document.Schemas.GetValueOrDefault(Type)?["enum"] is not null;

    private static (string Type, bool IsNullable) TypeOf(string name, JsonObject schema)
    {
        if (schema["$ref"] is not null) return (WireDocument.NameOf(schema), false);
        if (schema["oneOf"] is JsonArray choice) return (WireDocument.NameOf(choice[0]!), true);

        var isNullable = schema["type"] is JsonArray;
        var type = (string)(isNullable ? schema["type"]![0]! : schema["type"]!)!;
        return (type switch
        {
            "boolean" => "bool",
            "integer" => Long.Contains(name) ? "long" : "int",
            "array" => $"IReadOnlyList<{TypeOf("", schema["items"]!.AsObject()).Type}>",
            "object" => $"IReadOnlyDictionary<string, string{(schema["additionalProperties"]!["type"] is JsonArray ? "?" : "")}>",
            _ when schema["format"] is not null => "DateTimeOffset",
            _ when schema["enum"] is not null => Names.Pascal(name),
            _ => "string",
        }, isNullable);
    }
}
