using System.Text.Json;
using System.Text.Json.Serialization;

namespace GameLobby.Application.Requests;

/// <summary>A text that a request may leave out, set, or clear with null, which are three things.</summary>
public readonly record struct Optional(bool IsGiven, string? Value)
{
    public static implicit operator Optional(string? value) => new(true, value);

    /// <summary>What holds after the request: the text given, or what was.</summary>
    public string? Or(string? current) => IsGiven ? Value : current;
}

/// <summary>
/// An <see cref="Optional"/> that is left out is to be ignored when written:
/// <see cref="JsonIgnoreCondition.WhenWritingDefault"/>.
/// </summary>
public sealed class OptionalConverter : JsonConverter<Optional>
{
    public override bool HandleNull => true;

    public override Optional Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Null => new Optional(true, null),
        JsonTokenType.String => new Optional(true, reader.GetString()),
        _ => throw new JsonException("A string or null is expected."),
    };

    public override void Write(Utf8JsonWriter writer, Optional value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}

/// <summary>
/// A password in a request. Written again it shows only whether it is there: what a request's fingerprint is made from
/// must not help anyone to guess it.
/// </summary>
public readonly record struct Secret(bool IsGiven, string? Value)
{
    public static implicit operator Secret(string? value) => new(true, value);

    public override string ToString() => IsGiven ? "(given)" : "";
}

public sealed class SecretConverter : JsonConverter<Secret>
{
    private static readonly OptionalConverter Text = new();

    public override bool HandleNull => true;

    public override Secret Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(true, Text.Read(ref reader, typeof(Optional), options).Value);

    public override void Write(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value is null ? null : "given");
}
