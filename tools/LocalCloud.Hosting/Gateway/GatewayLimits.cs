namespace GameLobby.LocalCloud.Gateway;

/// <summary>API Gateway's fixed quotas, of WebSocket APIs unless the name says otherwise.</summary>
public sealed record GatewayLimits
{
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromMinutes(10);
    public TimeSpan ConnectionDuration { get; init; } = TimeSpan.FromHours(2);
    public TimeSpan IntegrationTimeout { get; init; } = TimeSpan.FromSeconds(29);

    /// <summary>How long a function of an HTTP API may take.</summary>
    public TimeSpan HttpIntegrationTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The maximum size of an HTTP request's body in bytes.</summary>
    public int HttpBodySize { get; init; } = 10 * 1024 * 1024;

    /// <summary>How long to wait for the client's close frame. AWS does not document its value.</summary>
    public TimeSpan CloseTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The new connections per second; more get status 429.</summary>
    public int ConnectionsPerSecond { get; init; } = 500;

    /// <summary>The maximum size of a frame in bytes.</summary>
    public int FrameSize { get; init; } = 32 * 1024;

    /// <summary>The maximum size of a message in bytes, in either direction.</summary>
    public int MessageSize { get; init; } = 128 * 1024;

    /// <summary>The unsent bytes at which posts to a slow client get status 429. AWS does not document its value.</summary>
    public int SendBuffer { get; init; } = 512 * 1024;
}
