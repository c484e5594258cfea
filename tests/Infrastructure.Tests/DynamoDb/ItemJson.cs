using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Amazon.DynamoDBv2.Model;

namespace GameLobby.Infrastructure.Tests.DynamoDb;

/// <summary>An item in DynamoDB's own JSON, its attributes in the order of their names.</summary>
internal static class ItemJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(Dictionary<string, AttributeValue> item)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options)) Write(json, item);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    public static Dictionary<string, AttributeValue> Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Map(document.RootElement);
    }

    private static Dictionary<string, AttributeValue> Map(JsonElement map) =>
        map.EnumerateObject().ToDictionary(member => member.Name, member => Value(member.Value.EnumerateObject().Single()));

    private static AttributeValue Value(JsonProperty typed) => typed.Name switch
    {
        "S" => new AttributeValue { S = typed.Value.GetString() },
        "N" => new AttributeValue { N = typed.Value.GetString() },
        "BOOL" => new AttributeValue { BOOL = typed.Value.GetBoolean() },
        "M" => new AttributeValue { M = Map(typed.Value) },
        "L" => new AttributeValue { L = [.. typed.Value.EnumerateArray().Select(item => Value(item.EnumerateObject().Single()))] },
        _ => throw new NotSupportedException("No item has an attribute of this type."),
    };

    private static void Write(Utf8JsonWriter json, Dictionary<string, AttributeValue> map)
    {
        json.WriteStartObject();
        foreach (var (name, value) in map.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            json.WritePropertyName(name);
            Write(json, value);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, AttributeValue value)
    {
        json.WriteStartObject();
        if (value.S is { } text) json.WriteString("S", text);
        else if (value.N is { } number) json.WriteString("N", number);
        else if (value.BOOL is { } flag) json.WriteBoolean("BOOL", flag);
        else if (value.M is { } map)
        {
            json.WritePropertyName("M");
            Write(json, map);
        }
        else if (value.L is { } list)
        {
            json.WriteStartArray("L");
            foreach (var item in list) Write(json, item);
            json.WriteEndArray();
        }
        else throw new NotSupportedException("No item has an attribute of this type.");

        json.WriteEndObject();
    }
}
