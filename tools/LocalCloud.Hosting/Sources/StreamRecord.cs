using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GameLobby.LocalCloud.Sources;

/// <summary>A record of a DynamoDB stream.</summary>
/// <param name="EventJson">The record as Lambda passes it to a function.</param>
/// <param name="Json">The parsed <paramref name="EventJson"/>, for filters.</param>
/// <param name="Created">The time of the write; engines round it down to a second or a minute.</param>
internal sealed record StreamRecord(string SequenceNumber, DateTimeOffset Created, string EventJson, JsonElement Json)
{
    /// <summary>The bytes that the record takes in an event, with its separator.</summary>
    public int Size => Encoding.UTF8.GetByteCount(EventJson) + 1;

    public bool IsInsert => Json.TryGetProperty("eventName", out var name) && name.ValueEquals("INSERT");

    /// <summary>The key of the item.</summary>
    public JsonElement Keys => Json.GetProperty("dynamodb").GetProperty(nameof(Keys));

    /// <summary>Converts a record of the Streams API: Lambda adds the stream's ARN and writes the time in whole seconds.</summary>
    public static StreamRecord Read(JsonElement record, string streamArn)
    {
        var data = record.GetProperty("dynamodb");
        var seconds = (long)data.GetProperty("ApproximateCreationDateTime").GetDouble();
        var json = JsonObject.Create(record)!;
        json["eventSourceARN"] = streamArn;
        json["dynamodb"]!["ApproximateCreationDateTime"] = seconds;
        var text = json.ToJsonString();
        var number = data.GetProperty(nameof(SequenceNumber)).GetString()!;
        return new StreamRecord(number, DateTimeOffset.FromUnixTimeSeconds(seconds), text, JsonElement.Parse(text));
    }
}

/// <summary>A shard of a stream. A shard with a parent continues where the parent ended.</summary>
internal sealed record Shard(string Id, string? Parent);

/// <param name="Next">The next iterator; null at the end of a closed shard.</param>
internal sealed record StreamPage(IReadOnlyList<StreamRecord> Records, string? Next);
