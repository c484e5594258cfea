using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GameLobby.Application.Contracts;

namespace GameLobby.TestKit.Wire;

/// <summary>Any value as the JSON that clients and queues get.</summary>
public static class AsJson
{
    private static readonly JsonSerializerOptions Options = new(WireJson.Relaxed.Options)
    {
        TypeInfoResolver = JsonTypeInfoResolver.Combine(WireJson.Default, new DefaultJsonTypeInfoResolver()),
    };

    public static string Text<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static int Bytes<T>(T value) => Encoding.UTF8.GetByteCount(Text(value));
}
