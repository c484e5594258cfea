using System.Globalization;

namespace GameLobby.Application.Contracts;

/// <summary>Converts times to ISO 8601 in UTC with milliseconds.</summary>
public sealed class TimeConverter() : TextConverter<DateTimeOffset>(
    text => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
    time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
