using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace GameLobby.Client;

/// <summary>Reads and writes a union of records; the derived class picks the record from the JSON.</summary>
internal abstract class UnionConverter<T> : JsonConverter<T>
    where T : class
{
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return Read(document.RootElement);
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        if (value is IUnknownMember unknown) unknown.Json.WriteTo(writer);
        else JsonSerializer.Serialize(writer, value, TypeInfo(value));
    }

    protected abstract T? Read(JsonElement json);

    protected abstract JsonTypeInfo TypeInfo(T value);
}

/// <summary>A union member that this client version does not know, kept as received.</summary>
internal interface IUnknownMember
{
    JsonElement Json { get; }
}
