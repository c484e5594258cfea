namespace GameLobby.Application.Requests;

/// <summary>A rate limit: requests per second, with bursts.</summary>
public sealed record Rate(int PerSecond, int Burst);
