using System.Text.Json;
using System.Text.Json.Serialization;

namespace GameLobby.Client;

/// <summary>Reads and writes an enum as a string. Unknown strings are read as <c>Unknown</c>, which cannot be sent.</summary>
internal abstract class WireEnumConverter<T> : JsonConverter<T>
    where T : struct, Enum
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.String) return Parse(reader.GetString());
        reader.Skip();
        return Parse(null);
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Format(value) ?? throw new JsonException($"{typeof(T).Name}.{value} cannot be sent."));

    protected abstract T Parse(string? text);

    protected abstract string? Format(T value);
}
