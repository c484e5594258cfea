using System.Globalization;
using System.Text.Json;

namespace GameLobby.LobbyCtl.Views;

/// <summary>Reads fields of replies as text for people. A field that is null or missing is an empty text.</summary>
internal static class JsonFields
{
    public static JsonElement? Field(this JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var value) && !IsNull(value) ? value : null;

    public static string Text(this JsonElement element, string name) => element.Field(name)?.ToString() ?? "";

    public static bool Flag(this JsonElement element, string name) => element.Field(name) is { ValueKind: JsonValueKind.True };

    public static decimal Number(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDecimal() : 0;

    /// <summary>Returns a time as 2026-01-09 20:03:00, in UTC.</summary>
    public static string Time(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.String } time && time.TryGetDateTimeOffset(out var at)
            ? at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
            : "";

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.Array } items ? [.. items.EnumerateArray()] : [];

    public static IEnumerable<JsonProperty> Properties(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.Object } properties ? [.. properties.EnumerateObject()] : [];

    private static bool IsNull(JsonElement value) => value.ValueKind is JsonValueKind.Null;
}
