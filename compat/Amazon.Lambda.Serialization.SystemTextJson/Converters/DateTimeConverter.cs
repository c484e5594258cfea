using System.Text.Json;
using System.Text.Json.Serialization;

namespace Amazon.Lambda.Serialization.SystemTextJson.Converters;

/// <summary>Reads times in ISO 8601, in epoch seconds with or without fraction or, if out of range, in milliseconds.</summary>
internal sealed class DateTimeConverter : JsonConverter<DateTime>
{
    private static readonly long LastPlausibleSecond = new DateTimeOffset(5000, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();

    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String && reader.TryGetDateTime(out var date)) return date;
        if (reader.TokenType != JsonTokenType.Number) throw new JsonException($"A {reader.TokenType} is not a time.");
        if (!reader.TryGetInt64(out var whole)) return DateTime.UnixEpoch.AddSeconds(reader.GetDouble());
        return whole > LastPlausibleSecond ? DateTime.UnixEpoch.AddMilliseconds(whole) : DateTime.UnixEpoch.AddSeconds(whole);
    }

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
