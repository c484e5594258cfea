namespace GameLobby.Functions;

/// <summary>The event of a schedule.</summary>
public sealed record ScheduledEvent(string? Id, string? Time);
