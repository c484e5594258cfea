using System.Text.Json;
using System.Text.Json.Serialization;

namespace GameLobby.Client;

/// <summary>An enum as a word of the wire. What a later service says in words of its own is read all the same; it can't be sent.</summary>
internal abstract class WordConverter<T> : JsonConverter<T>
    where T : struct, Enum
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.String) return Parse(reader.GetString());
        reader.Skip();
        return Parse(null);
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Word(value) ?? throw new JsonException($"{value} is no {typeof(T).Name} that can be sent."));

    protected abstract T Parse(string? word);

    protected abstract string? Word(T value);
}
