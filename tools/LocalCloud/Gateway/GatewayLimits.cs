namespace GameLobby.LocalCloud.Gateway;

/// <summary>API Gateway's quotas for WebSocket APIs; none of them can be raised there.</summary>
public sealed record GatewayLimits
{
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromMinutes(10);
    public TimeSpan ConnectionDuration { get; init; } = TimeSpan.FromHours(2);
    public TimeSpan IntegrationTimeout { get; init; } = TimeSpan.FromSeconds(29);

    /// <summary>How long a peer may take to answer a close frame; ours, since no document tells Amazon's.</summary>
    public TimeSpan CloseTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Bytes in one frame.</summary>
    public int FrameSize { get; init; } = 32 * 1024;

    /// <summary>Bytes in one message, either way.</summary>
    public int MessageSize { get; init; } = 128 * 1024;

    /// <summary>Bytes that may wait for a slow reader before posts to it get 429; ours, since no document tells Amazon's.</summary>
    public int SendBuffer { get; init; } = 512 * 1024;
}
