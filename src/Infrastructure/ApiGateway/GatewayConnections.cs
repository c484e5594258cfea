using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Infrastructure.ApiGateway;

/// <summary>WebSockets of API Gateway.</summary>
public static class GatewayConnections
{
    /// <summary>API Gateway closes a WebSocket after two hours. The rest allows for clock skew and late events.</summary>
    private static readonly TimeSpan MaxLifetime = TimeSpan.FromMinutes(125);

    /// <summary>The first expiry is in an index. If all members had different ones, each who leaves would cost two writes.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(10);

    public static Connection Create(ConnectionId id, DateTimeOffset since) => new(id, since, RoundUp(since + MaxLifetime));

    private static DateTimeOffset RoundUp(DateTimeOffset time) =>
        new((time.UtcTicks + Step.Ticks - 1) / Step.Ticks * Step.Ticks, TimeSpan.Zero);
}
