using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Infrastructure.ApiGateway;

/// <summary>WebSockets of API Gateway.</summary>
public static class GatewayConnections
{
    /// <summary>API Gateway closes a WebSocket after two hours. The rest allows for clock skew and late events.</summary>
    private static readonly TimeSpan MaxLifetime = TimeSpan.FromMinutes(125);

    /// <summary>
    /// Connections expire together in steps. The first expiry is a deadline of the lobby, which is in an index, so a member who leaves
    /// would otherwise cost two writes for the deadline of the next one.
    /// </summary>
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(10);

    public static Connection Create(ConnectionId id, DateTimeOffset since) => new(id, since, RoundUp(since + MaxLifetime));

    private static DateTimeOffset RoundUp(DateTimeOffset time) =>
        new((time.UtcTicks + Step.Ticks - 1) / Step.Ticks * Step.Ticks, TimeSpan.Zero);
}
