namespace GameLobby.Domain.Lobbies;

/// <summary>The reason for a version, which comparing two states can't show. It applies to the version it names and to no other.</summary>
/// <param name="Detail">Free text that belongs to the reason: why a member was kicked, how a match ended.</param>
public sealed record LastChange(long Version, ChangeReason Reason, string? Detail = null);
