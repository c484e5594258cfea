using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using GameLobby.Application.Requests;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Generate;

/// <summary>Schemas of values whose converters describe nothing, or too little.</summary>
internal static class WireValues
{
    private static readonly HashSet<Type> Ids = [typeof(LobbyId), typeof(PlayerId), typeof(InviteId), typeof(MessageId)];

    /// <summary>The schema, or null for a type that the serializer describes itself.</summary>
    public static JsonObject? Schema(Type type, JsonPropertyInfo? property) => type switch
    {
        _ when Ids.Contains(type) => Text(),
        _ when type == typeof(DateTimeOffset) => new JsonObject
        {
            ["type"] = "string",
            ["format"] = "date-time",
            ["pattern"] = @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$",
        },
        _ when type == typeof(ChangeReason) => OneOf(Reasons(property!)),
        _ when type == typeof(Optional) || type == typeof(Secret) => OrNull(Text()),
        _ when typeof(IReadOnlyDictionary<string, string>).IsAssignableFrom(type) => new JsonObject
        {
            ["type"] = "object",
            ["propertyNames"] = new JsonObject { ["minLength"] = 1, ["maxLength"] = DataLimits.MaxKeyLength },
            ["additionalProperties"] = AllowsNullValues(property) ? OrNull(Text()) : Text(),
        },
        _ => null,
    };

    /// <summary>One of these texts. Also a single text is an <c>enum</c>: code generators support it better than <c>const</c>.</summary>
    public static JsonObject OneOf(params IEnumerable<string> texts) =>
        new() { ["type"] = "string", ["enum"] = new JsonArray([.. texts.Select(text => (JsonNode?)text)]) };

    /// <summary>The schema with null allowed.</summary>
    public static JsonObject OrNull(JsonObject schema)
    {
        if (schema["type"] is JsonArray) return schema;
        if (schema["type"] is not { } type)
            return new JsonObject { ["oneOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) };

        schema["type"] = new JsonArray(type.DeepClone(), "null");
        if (schema["enum"] is JsonArray words) words.Add((JsonNode?)null);
        return schema;
    }

    /// <summary>The schema without null.</summary>
    public static JsonObject NotNull(JsonObject schema)
    {
        if (schema["oneOf"] is JsonArray choices) return choices[0]!.DeepClone().AsObject();
        if (schema["type"] is JsonArray types) schema["type"] = types[0]!.DeepClone();
        return schema;
    }

    private static IEnumerable<string> Reasons(JsonPropertyInfo property) =>
        Contract.Reasons((PropertyInfo)property.AttributeProvider!) is { Count: > 0 } reasons
            ? reasons.Select(reason => reason.Word)
            : throw new InvalidOperationException($"{property.DeclaringType.Name}.{property.Name} has no [Reasons].");

    private static JsonObject Text() => new() { ["type"] = "string" };

    /// <summary>Only the data of requests has null values: they remove keys.</summary>
    private static bool AllowsNullValues(JsonPropertyInfo? property) => property?.AttributeProvider is PropertyInfo declared
        && new NullabilityInfoContext().Create(declared).GenericTypeArguments is [_, { ReadState: NullabilityState.Nullable }];
}
