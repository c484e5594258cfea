namespace GameLobby.Application.Ports;

/// <summary>What a live browser shows: lobbies of a mode, in one region or (null) in all.</summary>
public sealed record SubscriptionScope(string Mode, string? Region);
