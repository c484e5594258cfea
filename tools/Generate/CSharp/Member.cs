using System.Text.Json.Nodes;

namespace GameLobby.Generate.CSharp;

/// <summary>A member of a record, read from a property of a schema.</summary>
internal sealed record Member(string WireName, string Type, bool IsRequired, bool IsNullable, string Comment)
{
    /// <summary>Members of requests that null clears; leaving them out keeps the current value.</summary>
    private static readonly HashSet<string> Clearable = ["UpdateLobby.region", "UpdateLobby.password"];

    /// <summary>Lobby versions, which are 64-bit numbers.</summary>
    private static readonly HashSet<string> LongMembers = ["version", "previous", "ifVersion", "before"];

    private static readonly HashSet<string> ValueTypes = ["int", "long", "bool", "DateTimeOffset"];

    public string Name => Names.Pascal(WireName);

    public string ParameterType => IsNullable ? $"{Type}?" : Type;

    /// <summary>Null and leaving the member out mean different things.</summary>
    public bool IsOptional { get; private init; }

    public static Member Of(string owner, string name, JsonObject schema, WireDocument document)
    {
        var parent = document.Schemas[owner];
        var isInput = IsInput(parent);
        var isRequired = parent["required"]?.AsArray().Any(it => (string)it! == name) is true;
        var (type, isNullable) = TypeOf(name, schema);
        return new(name, type, isRequired, isNullable, CommentOf(schema, document))
        {
            IsOptional = !isRequired && isNullable && (!isInput || Clearable.Contains($"{owner}.{name}")),
        };
    }

    /// <summary>Requests allow no additional properties; everything else does.</summary>
    public static bool IsInput(JsonObject schema) => schema["additionalProperties"] is JsonValue closed && !(bool)closed;

    public bool IsValue(WireDocument document) =>
        ValueTypes.Contains(Type) || Type == "Reason" || document.Schemas.GetValueOrDefault(Type)?["enum"] is not null;

    private static string CommentOf(JsonObject schema, WireDocument document)
    {
        var described = schema["$ref"] is null ? schema : document.Schemas[WireDocument.NameOf(schema)];
        return Bounds(schema) is { } bounds ? $"{described["description"]} {bounds}" : (string)described["description"]!;
    }

    private static string? Bounds(JsonObject schema) =>
        (schema["minLength"], schema["maxLength"], schema["minimum"], schema["maximum"]) switch
        {
            ({ } min, { } max, _, _) => $"{min} to {max} characters.",
            (_, _, { } min, { } max) => $"{min} to {max}.",
            _ => null,
        };

    private static (string Type, bool IsNullable) TypeOf(string name, JsonObject schema)
    {
        if (schema["$ref"] is not null) return (WireDocument.NameOf(schema), false);
        if (schema["oneOf"] is JsonArray choice) return (WireDocument.NameOf(choice[0]!), true);

        var isNullable = schema["type"] is JsonArray;
        var type = (string)(isNullable ? schema["type"]![0]! : schema["type"]!)!;
        return (type switch
        {
            "boolean" => "bool",
            "integer" => LongMembers.Contains(name) ? "long" : "int",
            "array" => $"IReadOnlyList<{TypeOf("", schema["items"]!.AsObject()).Type}>",
            "object" => $"IReadOnlyDictionary<string, string{(schema["additionalProperties"]!["type"] is JsonArray ? "?" : "")}>",
            _ when schema["format"] is not null => "DateTimeOffset",
            _ when schema["enum"] is not null => Names.Pascal(name),
            _ => "string",
        }, isNullable);
    }
}
