using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace GameLobby.Client;

/// <summary>One of several forms, told apart by what they hold.</summary>
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
        if (value is IUnknown unknown) unknown.Json.WriteTo(writer);
        else JsonSerializer.Serialize(writer, value, Form(value));
    }

    protected abstract T? Read(JsonElement json);

    protected abstract JsonTypeInfo Form(T value);
}

/// <summary>A form that is not known, as it came.</summary>
internal interface IUnknown
{
    JsonElement Json { get; }
}
