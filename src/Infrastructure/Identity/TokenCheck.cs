namespace GameLobby.Infrastructure.Identity;

/// <summary>The player of a token, or why the token is invalid.</summary>
public sealed record TokenCheck(Identity? Identity, string? Refusal = null);
