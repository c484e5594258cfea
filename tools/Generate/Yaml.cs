using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace GameLobby.Generate;

/// <summary>Writes JSON as YAML with the same text on every machine. Lists of plain values stay on one line.</summary>
internal static partial class Yaml
{
    private static readonly JsonSerializerOptions Quoted = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Words that some version of YAML does not read as text.</summary>
    private static readonly HashSet<string> Reserved =
        new(["null", "true", "false", "yes", "no", "on", "off", "y", "n"], StringComparer.OrdinalIgnoreCase);

    public static string Write(JsonObject json)
    {
        var text = new StringBuilder();
        Members(text, json, 0);
        return text.ToString();
    }

    private static void Members(StringBuilder text, JsonObject json, int depth, bool afterDash = false)
    {
        foreach (var (name, value) in json)
        {
            if (!afterDash) text.Append(' ', depth * 2);
            afterDash = false;
            text.Append(Scalar(name)).Append(':');
            Value(text, value, depth);
        }
    }

    private static void Value(StringBuilder text, JsonNode? value, int depth)
    {
        switch (value)
        {
            case JsonObject { Count: > 0 } map:
                text.Append('\n');
                Members(text, map, depth + 1);
                break;
            case JsonArray list when list.Any(item => item is JsonObject):
                text.Append('\n');
                foreach (var item in list) Item(text, item!.AsObject(), depth + 1);
                break;
            default:
                text.Append(' ').Append(Inline(value)).Append('\n');
                break;
        }
    }

    private static void Item(StringBuilder text, JsonObject item, int depth)
    {
        text.Append(' ', depth * 2).Append("- ");
        Members(text, item, depth + 1, afterDash: true);
    }

    private static string Inline(JsonNode? value) => value switch
    {
        JsonObject => "{}",
        JsonArray list => $"[{string.Join(", ", list.Select(Inline))}]",
        JsonValue text when text.GetValueKind() is JsonValueKind.String => Scalar(text.GetValue<string>()),
        _ => value?.ToJsonString() ?? "null",
    };

    /// <summary>Text that is not safe unquoted is quoted as in JSON, which is also valid YAML.</summary>
    private static string Scalar(string text) =>
        PlainPattern.IsMatch(text) && !Reserved.Contains(text) ? text : JsonSerializer.Serialize(text, Quoted);

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_./]*( [A-Za-z0-9_./()'+-]+)*\z")]
    private static partial Regex PlainPattern { get; }
}
