using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Contracts;

/// <summary>A value that is one text on the wire.</summary>
public abstract class TextConverter<T>(Func<string, T> read, Func<T, string> write) : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String ? read(reader.GetString()!) : throw new JsonException("A string is expected.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(write(value));
}

public sealed class PlayerIdConverter() : TextConverter<PlayerId>(text => new PlayerId(text), id => id.Value);

public sealed class LobbyIdConverter() : TextConverter<LobbyId>(text => new LobbyId(text), id => id.Value);

public sealed class InviteIdConverter() : TextConverter<InviteId>(text => new InviteId(text), id => id.Value);

public sealed class MessageIdConverter() : TextConverter<MessageId>(text => new MessageId(text), id => id.Value);

public sealed class ConnectionIdConverter() : TextConverter<ConnectionId>(text => new ConnectionId(text), id => id.Value);

/// <summary>ISO 8601 in UTC with milliseconds.</summary>
public sealed class TimeConverter() : TextConverter<DateTimeOffset>(
    text => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
    time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));

/// <summary>An enumeration by its names in camelCase, to the letter; nothing else is taken, be it a number or a list of names.</summary>
public sealed class CamelCaseConverter<T>() : TextConverter<T>(
    name => Values.TryGetValue(name, out var value) ? value : throw new JsonException("The word is not known."),
    value => Names[value])
    where T : struct, Enum
{
    private static readonly FrozenDictionary<T, string> Names =
        Enum.GetValues<T>().ToFrozenDictionary(value => value, value => JsonNamingPolicy.CamelCase.ConvertName($"{value}"));

    private static readonly FrozenDictionary<string, T> Values = Names.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);
}
