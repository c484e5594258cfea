using System.Text.Json;
using System.Text.Json.Serialization;

namespace GameLobby.Application.Contracts;

/// <summary>Converts a value that is a JSON string.</summary>
public abstract class TextConverter<T>(Func<string, T> read, Func<T, string> write) : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String ? read(reader.GetString()!) : throw new JsonException("Expected a string.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(write(value));
}
