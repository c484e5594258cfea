using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace GameLobby.Client;

/// <summary>Reads and writes a set value; <see cref="JsonIgnoreCondition.WhenWritingDefault"/> omits one that is not set.</summary>
internal sealed class OptionalConverter<T> : JsonConverter<Optional<T?>>
{
    public override bool HandleNull => true;

    public override Optional<T?> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.Null
            ? new(true, default)
            : new(true, JsonSerializer.Deserialize(ref reader, Info(options)));

    public override void Write(Utf8JsonWriter writer, Optional<T?> value, JsonSerializerOptions options)
    {
        if (value.Value is null) writer.WriteNullValue();
        else JsonSerializer.Serialize(writer, value.Value, Info(options));
    }

    private static JsonTypeInfo<T> Info(JsonSerializerOptions options) => (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
}
