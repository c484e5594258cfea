using System.Text.Json.Serialization;
using GameLobby.Application.Requests;
using GameLobby.Domain.Lobbies;

namespace GameLobby.Application.Sessions;

/// <summary>Limits of a deployment, which are sent to clients.</summary>
/// <param name="FrameBytes">Maximum size of a frame, in bytes.</param>
/// <param name="RequestsPerSecond">Maximum number of requests per second and connection.</param>
/// <param name="RequestBurst">Maximum number of requests in one burst.</param>
/// <param name="ChatPerSecond">Maximum number of chat messages per second and connection.</param>
/// <param name="ChatBurst">Maximum number of chat messages in one burst.</param>
/// <param name="IdleSeconds">Maximum time without a frame before the connection is closed, in seconds.</param>
/// <param name="ConnectionSeconds">Maximum lifetime of a connection, in seconds.</param>
/// <param name="RequestIdSeconds">How long the service remembers a request id, in seconds.</param>
public sealed record Limits(
    int FrameBytes,
    int RequestsPerSecond,
    int RequestBurst,
    int ChatPerSecond,
    int ChatBurst,
    int IdleSeconds,
    int ConnectionSeconds,
    int RequestIdSeconds)
{
    public static Limits Default { get; } = new(
        FrameBytes: 32 * 1024,
        RequestsPerSecond: 20,
        RequestBurst: 40,
        ChatPerSecond: 1,
        ChatBurst: 5,
        IdleSeconds: 600,
        ConnectionSeconds: 7200,
        (int)IdempotencyRecords.Retention.TotalSeconds);

    [JsonIgnore]
    public Rate Requests => new(RequestsPerSecond, RequestBurst);

    [JsonIgnore]
    public Rate Chat => new(ChatPerSecond, ChatBurst);
}
