using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GameLobby.LocalCloud.Terminal;

/// <summary>A line that a function logged, made readable if it is structured as Lambda's own lines are.</summary>
internal static class ReadableLine
{
    private static readonly string[] Shown = ["timestamp", "level", "message", "function", "category", "exception", "errorType"];

    /// <summary>Returns the line as text with all its fields; unchanged if it is not structured.</summary>
    public static string Of(string line)
    {
        if (Read(line) is not { } entry || Text(entry, "message") is not { } message || Text(entry, "level") is not { } level) return line;
        if (!DateTimeOffset.TryParse(Text(entry, "timestamp"), CultureInfo.InvariantCulture, out var at)) return line;

        var time = at.ToLocalTime().ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);
        var fields = string.Concat(entry
            .Where(field => !Shown.Contains(field.Key) && field.Value is JsonValue)
            .Select(field => $" {field.Key}={field.Value}"));
        var exception = Text(entry, "exception") is { } failure ? $"\n{failure}" : "";
        return $"{time} {Text(entry, "function"),-10} {level} {message} {fields}{exception}";
    }

    private static JsonObject? Read(string line)
    {
        try
        {
            return line is ['{', ..] ? JsonNode.Parse(line) as JsonObject : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonObject entry, string name) => entry[name] is JsonValue value ? value.ToString() : null;
}
