using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using GameLobby.Application.Diagnostics;
using Microsoft.Extensions.Logging;

namespace GameLobby.Functions.Diagnostics;

/// <summary>A log entry as JSON, with the fields that Lambda knows: <c>timestamp</c>, <c>level</c> and <c>requestId</c>.</summary>
internal static class LogLine
{
    private const string Template = "{OriginalFormat}";

    public static JsonWriterOptions Json { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of<TState>(
        DateTimeOffset time, LogLevel level, string category, string message, TState state, Exception? failure, PlayerIds players)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Json))
        {
            json.WriteStartObject();
            json.WriteString("timestamp", time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
            json.WriteString("level", Name(level));
            json.WriteString("message", message);
            HashSet<string> written = ["timestamp", "level", "message", "category", "errorType", "exception"];
            WriteFields(json, LogScope.Current, players, written);
            WriteFields(json, state as IEnumerable<KeyValuePair<string, object?>>, players, written);
            json.WriteString("category", category);
            if (failure is not null)
            {
                json.WriteString("errorType", failure.GetType().FullName);
                json.WriteString("exception", failure.ToString());
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes the fields whose names were not written before.</summary>
    public static void WriteFields(
        Utf8JsonWriter json, IEnumerable<KeyValuePair<string, object?>>? fields, PlayerIds players, HashSet<string> written)
    {
        foreach (var (field, value) in fields ?? [])
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(field);
            if (field == Template || value is null || !written.Add(name)) continue;

            json.WritePropertyName(name);
            if (name == "player") json.WriteStringValue(players.InLogs($"{value}"));
            else Write(json, value);
        }
    }

    private static void Write(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case double number when double.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            default:
                json.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    private static string Name(LogLevel level) => level switch
    {
        LogLevel.Trace => "TRACE",
        LogLevel.Debug => "DEBUG",
        LogLevel.Information => "INFO",
        LogLevel.Warning => "WARN",
        LogLevel.Critical => "FATAL",
        _ => "ERROR",
    };
}
