using System.Text.Json;
using System.Text.Json.Serialization;

namespace GameLobby.Application.Requests;

/// <summary>Reads a <see cref="Secret"/>, and writes only whether it is given.</summary>
public sealed class SecretConverter : JsonConverter<Secret>
{
    private static readonly OptionalConverter Text = new();

    public override bool HandleNull => true;

    public override Secret Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(true, Text.Read(ref reader, typeof(Optional), options).Value);

    public override void Write(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value is null ? null : "given");
}
