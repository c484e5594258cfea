using System.Text.Json.Serialization;
using GameLobby.Application.Requests;
using GameLobby.Domain.Lobbies;

namespace GameLobby.Application.Sessions;

/// <summary>Limits of a deployment, which are sent to clients.</summary>
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
