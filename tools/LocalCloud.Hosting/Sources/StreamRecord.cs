using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace GameLobby.LocalCloud.Sources;

/// <summary>A record of a DynamoDB stream.</summary>
/// <param name="Json">The record as Lambda passes it to a function.</param>
/// <param name="Created">The time of the write; engines round it down to a second or a minute.</param>
internal sealed record StreamRecord(string SequenceNumber, DateTimeOffset Created, JsonElement Json)
{
    private const string CreationTime = "ApproximateCreationDateTime";

    /// <summary>The text of <see cref="Json"/>.</summary>
    public ReadOnlySpan<byte> Utf8 => JsonMarshal.GetRawUtf8Value(Json);

    /// <summary>The bytes that the record takes in an event, with its separator.</summary>
    public int Size => Utf8.Length + 1;

    public bool IsInsert => Json.TryGetProperty("eventName", out var name) && name.ValueEquals("INSERT");

    /// <summary>The key of the item.</summary>
    public JsonElement Keys => Json.GetProperty("dynamodb").GetProperty(nameof(Keys));

    /// <summary>Converts a record of the Streams API: Lambda adds the stream's ARN and writes the time in whole seconds.</summary>
    public static StreamRecord Read(JsonElement record, string streamArn)
    {
        var data = record.GetProperty("dynamodb");
        var seconds = (long)data.GetProperty(CreationTime).GetDouble();
        var bytes = new ArrayBufferWriter<byte>(JsonMarshal.GetRawUtf8Value(record).Length + streamArn.Length + 100);
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            foreach (var property in record.EnumerateObject().Where(property => property.Name != "dynamodb")) property.WriteTo(json);
            json.WriteString("eventSourceARN", streamArn);
            json.WriteStartObject("dynamodb");
            foreach (var property in data.EnumerateObject().Where(property => property.Name != CreationTime)) property.WriteTo(json);
            json.WriteNumber(CreationTime, seconds);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        var number = data.GetProperty(nameof(SequenceNumber)).GetString()!;
        return new StreamRecord(number, DateTimeOffset.FromUnixTimeSeconds(seconds), JsonElement.Parse(bytes.WrittenSpan));
    }
}

/// <summary>A shard of a stream. A shard with a parent continues where the parent ended.</summary>
internal sealed record Shard(string Id, string? Parent);

/// <param name="Next">The next iterator; null at the end of a closed shard.</param>
internal sealed record StreamPage(IReadOnlyList<StreamRecord> Records, string? Next);
