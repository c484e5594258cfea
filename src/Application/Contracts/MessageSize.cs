using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace GameLobby.Application.Contracts;

/// <summary>How large what is sent may be, in bytes.</summary>
public static class MessageSize
{
    /// <summary>API Gateway sends no larger message.</summary>
    public const int Most = 128 * 1024;

    /// <summary>For what a message is about. The rest is for what goes around it, and for what becomes of a lobby unasked.</summary>
    public const int Content = 112 * 1024;

    public static int Of<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.SerializeToUtf8Bytes(value, type).Length;
}
