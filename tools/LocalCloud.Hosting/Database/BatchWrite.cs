using System.Text.Json;
using System.Text.Json.Nodes;

namespace GameLobby.LocalCloud.Database;

/// <summary>A BatchWriteItem request of which only the first write is processed, as when the table is throttled.</summary>
/// <param name="Body">The request with that write only.</param>
/// <param name="Unprocessed">The other writes, as the response returns them.</param>
internal sealed record BatchWrite(byte[] Body, JsonObject Unprocessed)
{
    /// <summary>Returns null without a second write: AWS processes at least one, or throttles the request.</summary>
    public static BatchWrite? Split(byte[] body)
    {
        var request = JsonNode.Parse(body)!.AsObject();
        if (request["RequestItems"] is not JsonObject rest) return null;
        var (table, items) = rest.FirstOrDefault();
        if (items is not JsonArray { Count: > 0 } writes) return null;

        var first = writes[0];
        writes.RemoveAt(0);
        if (writes.Count == 0) rest.Remove(table);
        if (rest.Count == 0) return null;

        request["RequestItems"] = new JsonObject { [table] = new JsonArray(first) };
        return new BatchWrite(JsonSerializer.SerializeToUtf8Bytes(request), rest);
    }

    /// <summary>Adds the unprocessed writes to the response of a table.</summary>
    public byte[] AddTo(byte[] response)
    {
        var json = JsonNode.Parse(response)!.AsObject();
        json["UnprocessedItems"] = Unprocessed.DeepClone();
        return JsonSerializer.SerializeToUtf8Bytes(json);
    }
}
