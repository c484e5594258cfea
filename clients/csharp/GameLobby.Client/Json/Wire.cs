using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace GameLobby.Client;

/// <summary>Frames as text, and what is in them.</summary>
internal static class Wire
{
    /// <summary>Frames are not part of a web page: a player's own script is not worth six bytes a character.</summary>
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Null for what is no frame of ours: API Gateway sends some of its own.</summary>
    public static JsonElement? Frame(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return Text(document.RootElement, "type") is null ? null : document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A push as far as it is known.</summary>
    public static Push Push(JsonElement frame)
    {
        try
        {
            return frame.Deserialize(WireJson.Default.Push) ?? new UnknownPush(frame);
        }
        catch (JsonException)
        {
            return new UnknownPush(frame);
        }
    }

    public static byte[] Request(string action, string id, JsonElement data)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Writing))
        {
            writer.WriteStartObject();
            writer.WriteString("action", action);
            writer.WriteString("id", id);
            writer.WritePropertyName("data");
            if (data.ValueKind is JsonValueKind.Undefined) writer.WriteRawValue("{}");
            else data.WriteTo(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    public static JsonElement Element<T>(T value, JsonTypeInfo<T> info) => JsonSerializer.SerializeToElement(value, info);

    public static T Read<T>(JsonElement json, JsonTypeInfo<T> info) =>
        json.Deserialize(info) ?? throw new JsonException($"The service answered null instead of a {typeof(T).Name}.");

    public static JsonElement? Member(JsonElement json, string name) =>
        json.ValueKind is JsonValueKind.Object
        && json.TryGetProperty(name, out var member)
        && member.ValueKind is not JsonValueKind.Null
            ? member
            : null;

    public static string? Text(JsonElement json, string name) =>
        Member(json, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>Those of an array's items that are text.</summary>
    public static IReadOnlyList<string> Texts(JsonElement json) =>
        [.. json.EnumerateArray().Where(item => item.ValueKind is JsonValueKind.String).Select(item => item.GetString()!)];
}
