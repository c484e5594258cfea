using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace GameLobby.Client;

/// <summary>Reads and writes frames of the wire protocol.</summary>
internal static class Wire
{
    /// <summary>Frames are never embedded in HTML, so non-ASCII text need not be escaped to six bytes a character.</summary>
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonElement EmptyObject { get; } = Parse("{}");

    /// <summary>Parses a frame. Returns null for frames outside the protocol, such as those that API Gateway itself sends.</summary>
    public static JsonElement? ParseFrame(string text)
    {
        try
        {
            var frame = Parse(text);
            return Text(frame, "type") is null ? null : frame;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Parses a push. Returns an <see cref="UnknownPush"/> when its type is unknown or its content is invalid.</summary>
    public static Push ParsePush(JsonElement frame)
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

    public static byte[] SerializeRequest(string action, string id, JsonElement data)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
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

    public static JsonElement Element<T>(T request, JsonTypeInfo<T> info)
    {
        ArgumentNullException.ThrowIfNull(request);
        return JsonSerializer.SerializeToElement(request, info);
    }

    public static T Read<T>(JsonElement json, JsonTypeInfo<T> info) =>
        json.Deserialize(info) ?? throw new JsonException($"The service returned null instead of {typeof(T).Name}.");

    public static JsonElement? Member(JsonElement json, string name) =>
        json.ValueKind is JsonValueKind.Object
        && json.TryGetProperty(name, out var member)
        && member.ValueKind is not JsonValueKind.Null
            ? member
            : null;

    public static string? Text(JsonElement json, string name) =>
        Member(json, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>Returns the items of an array that are strings.</summary>
    public static IReadOnlyList<string> Texts(JsonElement json) =>
        [.. json.EnumerateArray().Where(item => item.ValueKind is JsonValueKind.String).Select(item => item.GetString()!)];

    private static JsonElement Parse(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
