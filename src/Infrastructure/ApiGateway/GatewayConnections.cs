using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Infrastructure.ApiGateway;

/// <summary>WebSockets of API Gateway.</summary>
public static class GatewayConnections
{
    /// <summary>API Gateway closes a WebSocket after two hours. The rest allows for clock skew and late events.</summary>
    public static TimeSpan MaxLifetime { get; } = TimeSpan.FromMinutes(130);

    public static Connection Create(ConnectionId id, DateTimeOffset since) => new(id, since, since + MaxLifetime);
}
