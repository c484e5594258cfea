using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using GameLobby.Application.Contracts;
using GameLobby.Application.Requests;

namespace GameLobby.Generate;

/// <summary>
/// JSON schemas (draft 7, which AsyncAPI 3 builds on) of the wire types, by name. Each combines the serializer's view of the type, its
/// validator's checks and its doc comments.
/// </summary>
internal sealed class Schemas(ValidatorRules rules)
{
    private readonly SortedDictionary<string, JsonNode?> named = new(StringComparer.Ordinal);

    public IEnumerable<KeyValuePair<string, JsonNode?>> Named => named;

    public static JsonObject Ref(string name) => new() { ["$ref"] = $"#/components/schemas/{name}" };

    public void Add(string name, JsonObject schema) => named.Add(name, schema);

    /// <summary>A reference to a type's schema. The first call for a type exports the schema.</summary>
    public JsonObject Ref(JsonTypeInfo type)
    {
        var name = Name(type);
        if (named.TryAdd(name, null)) named[name] = Described(type, Export(type));
        return Ref(name);
    }

    /// <summary>A type that is part of a command: it allows no unknown fields. Types that clients receive can gain fields.</summary>
    private static bool IsInput(Type type, JsonSerializerOptions options) =>
        options.UnmappedMemberHandling is JsonUnmappedMemberHandling.Disallow
        && type is { IsEnum: false, IsAbstract: false }
        && !Contract.IsRequest(type);

    private static string Name(JsonTypeInfo type) => IsInput(type.Type, type.Options) ? $"{type.Type.Name}Input" : type.Type.Name;

    private static bool HasName(JsonTypeInfo type) =>
        type.Type.IsEnum || (type.Kind is JsonTypeInfoKind.Object && type.Type != typeof(object));

    private JsonObject Export(JsonTypeInfo type)
    {
        var exporting = new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = (context, node) => context.Path.IsEmpty ? Whole(context.TypeInfo, node) : Part(context, node),
        };
        return type.GetJsonSchemaAsNode(exporting).AsObject();
    }

    /// <summary>A type within another one.</summary>
    private JsonObject Part(JsonSchemaExporterContext context, JsonNode node)
    {
        var nullable = Nullable.GetUnderlyingType(context.TypeInfo.Type);
        var type = nullable is null ? context.TypeInfo : context.TypeInfo.Options.GetTypeInfo(nullable);
        if (context.BaseTypeInfo?.PolymorphismOptions is { DerivedTypes: var derived }
            && derived.Any(it => it.DerivedType == type.Type && it.TypeDiscriminator is not null))
        {
            named[Name(type)] = Described(type, Whole(type, node));
            return Ref(Name(type));
        }

        var part = WireValues.Schema(type.Type, context.PropertyInfo) ?? (HasName(type) ? Ref(type) : Known(node));
        if (type.ElementType is { } element && type.Kind is JsonTypeInfoKind.Enumerable && part["items"] is null)
            part["items"] = Known(WireValues.Schema(element, null));
        return AllowsNull(context, node) ? WireValues.OrNull(part) : WireValues.NotNull(part);
    }

    /// <summary>The exporter returns no object for a type whose converter does not describe itself.</summary>
    private static JsonObject Known(JsonNode? node) =>
        node as JsonObject ?? throw new InvalidOperationException("WireValues needs a schema for this type with a custom converter.");

    /// <summary>A field that is left out instead of null is never null.</summary>
    private static bool AllowsNull(JsonSchemaExporterContext context, JsonNode node)
    {
        if (context.PropertyInfo is { } property && (IsLeftOut(property) || IsInput(property.DeclaringType, property.Options)))
            return false;

        var type = context.TypeInfo.Type;
        return Nullable.GetUnderlyingType(type) is not null || type == typeof(Optional) || type == typeof(Secret)
            || (node is JsonObject json && json["type"] is JsonArray types && types.Any(it => (string?)it == "null"));
    }

    private JsonObject Whole(JsonTypeInfo type, JsonNode node)
    {
        if (type.Type.IsEnum) return WireValues.OneOf(Words(type));

        var schema = Known(node);
        if (type.PolymorphismOptions is not null) return new JsonObject { ["oneOf"] = schema["anyOf"]!.DeepClone() };

        var properties = schema["properties"]?.DeepClone().AsObject() ?? [];
        var discriminator = Discriminator(properties);
        if (discriminator is not null) properties[discriminator] = WireValues.OneOf((string)properties[discriminator]!["const"]!);
        foreach (var property in type.Properties.Where(property => !property.IsExtensionData))
            if (properties[property.Name] is JsonObject member && !member.ContainsKey("$ref"))
                member.Insert(0, "description", Contract.Docs.Of(Member(property)));
        foreach (var property in type.Type.GetProperties())
            if (property.GetCustomAttribute<PartOfAttribute>() is { } part) AddPart(properties, part, type.Options);

        var whole = new JsonObject { ["type"] = "object", ["properties"] = properties };
        if (Contract.IsRequest(type.Type)) rules.AddTo(whole, type.Type);
        else if (Always(type, discriminator) is { Count: > 0 } always) whole["required"] = always;
        if (schema["additionalProperties"] is { } closed) whole["additionalProperties"] = closed.DeepClone();
        return whole;
    }

    private static IEnumerable<string> Words(JsonTypeInfo type) =>
        Enum.GetValues(type.Type).Cast<object>().Select(value => (string)JsonSerializer.SerializeToNode(value, type)!);

    /// <summary>The field whose value identifies the derived type.</summary>
    private static string? Discriminator(JsonObject properties) => properties.FirstOrDefault(pair => pair.Value?["const"] is not null).Key;

    /// <summary>The fields that are always present: the discriminator, and every field that is not left out when null.</summary>
    private static JsonArray Always(JsonTypeInfo type, string? discriminator)
    {
        // Fields that are only read have no getter here.
        var members = type.Properties
            .Where(property => property.Get is not null && !property.IsExtensionData && !IsLeftOut(property))
            .Select(property => property.Name);
        if (discriminator is not null) members = members.Prepend(discriminator);
        return [.. members.Select(name => (JsonNode?)name)];
    }

    private static bool IsLeftOut(JsonPropertyInfo property) =>
        Member(property).GetCustomAttribute<JsonIgnoreAttribute>() is { Condition: JsonIgnoreCondition.WhenWritingNull };

    private static PropertyInfo Member(JsonPropertyInfo property) => (PropertyInfo)property.AttributeProvider!;

    /// <summary>Adds the fields of which a change has any.</summary>
    private void AddPart(JsonObject change, PartOfAttribute part, JsonSerializerOptions options)
    {
        Ref(options.GetTypeInfo(part.Whole));
        var whole = named[part.Whole.Name]!["properties"]!.AsObject();
        foreach (var (name, schema) in whole.Where(field => !part.Without.Contains(field.Key)))
        {
            var field = schema!.DeepClone().AsObject();
            change[name] = name == part.Clears ? WireValues.OrNull(field) : field;
        }
    }

    private static JsonObject Described(JsonTypeInfo type, JsonObject schema)
    {
        schema.Insert(0, "description", Contract.Docs.Of(type.Type));
        return schema;
    }
}
