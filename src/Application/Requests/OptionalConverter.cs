using System.Text.Json;
using System.Text.Json.Serialization;

namespace GameLobby.Application.Requests;

/// <summary>Converts an <see cref="Optional"/>. Its property needs <see cref="JsonIgnoreCondition.WhenWritingDefault"/>.</summary>
public sealed class OptionalConverter : JsonConverter<Optional>
{
    public override bool HandleNull => true;

    public override Optional Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Null => new Optional(true, null),
        JsonTokenType.String => new Optional(true, reader.GetString()),
        _ => throw new JsonException("Expected a string or null."),
    };

    public override void Write(Utf8JsonWriter writer, Optional value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
