using System.Text;
using System.Text.Json;

namespace GameLobby.LocalCloud.Database;

/// <summary>Asks the engine for the capacity that a request consumes, and takes it out of the response again.</summary>
internal static class ConsumedCapacity
{
    private const string Name = "ConsumedCapacity";
    private static readonly byte[] Question = Encoding.UTF8.GetBytes("\"ReturnConsumedCapacity\":\"INDEXES\"}");

    /// <summary>Returns a request's body with the question for its capacity.</summary>
    /// <param name="body">A JSON object.</param>
    public static byte[] Ask(ReadOnlySpan<byte> body)
    {
        var end = body.LastIndexOf((byte)'}');
        var head = body[..end].TrimEnd(" \t\r\n"u8);
        var isEmpty = head[^1] == (byte)'{';
        return [.. head, .. isEmpty ? [] : ","u8, .. Question];
    }

    /// <summary>Splits a response into its body and the capacity units of its tables and indexes.</summary>
    public static (byte[] Body, decimal Units) Take(byte[] response, bool keep)
    {
        var reader = new Utf8JsonReader(response);
        if (!reader.Read() || reader.TokenType is not JsonTokenType.StartObject) return (response, 0);
        var before = (int)reader.BytesConsumed;
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var isCapacity = reader.ValueTextEquals(Name);
            reader.Read();
            if (!isCapacity)
            {
                reader.Skip();
                before = (int)reader.BytesConsumed;
                continue;
            }

            var value = JsonElement.ParseValue(ref reader);
            return (keep ? response : Without(response, before, (int)reader.BytesConsumed), Units(value));
        }

        return (response, 0);
    }

    /// <summary>Removes a member that begins at the end of what precedes it, with the comma on one of its sides.</summary>
    private static byte[] Without(byte[] response, int from, int to)
    {
        var isFirst = response[from - 1] == (byte)'{';
        var rest = response.AsSpan(to);
        if (isFirst && rest.TrimStart(" \t\r\n"u8) is [(byte)',', ..]) rest = rest[(rest.IndexOf((byte)',') + 1)..];
        return [.. response.AsSpan(0, from), .. rest];
    }

    private static decimal Units(JsonElement capacity) => capacity.ValueKind switch
    {
        JsonValueKind.Array => capacity.EnumerateArray().Sum(Units),
        JsonValueKind.Object when capacity.TryGetProperty("CapacityUnits", out var units) => units.GetDecimal(),
        _ => 0,
    };
}
