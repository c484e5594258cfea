using System.Text.Json;
using System.Text.Json.Nodes;

namespace GameLobby.LocalCloud.Sources;

/// <summary>A record of a DynamoDB stream.</summary>
/// <param name="EventJson">The record as Lambda hands it to a function.</param>
/// <param name="Json">The same, to be matched with filters.</param>
/// <param name="Created">When the item was written; engines round it down, to a second or a minute.</param>
internal sealed record StreamRecord(string SequenceNumber, DateTimeOffset Created, string EventJson, JsonElement Json)
{
    /// <summary>Lambda adds the stream's name to what the Streams API gives, and writes the time in whole seconds.</summary>
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

/// <summary>Where a stream's records are. A shard that has a parent goes on where that one ended.</summary>
internal sealed record Shard(string Id, string? Parent);

/// <param name="Next">Null when the shard is closed and was read to its end.</param>
internal sealed record StreamPage(IReadOnlyList<StreamRecord> Records, string? Next);
