using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace GameLobby.Application.Contracts;

/// <summary>Limits on the size of messages, in bytes.</summary>
public static class MessageSize
{
    /// <summary>Maximum size of a message that API Gateway sends.</summary>
    public const int Max = 128 * 1024;

    /// <summary>Payload budget. The other 16 KiB cover the envelope and changes that cannot be refused (presence, match start).</summary>
    public const int MaxPayload = 112 * 1024;

    public static int Of<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.SerializeToUtf8Bytes(value, type).Length;
}
