namespace GameLobby.Application.Contracts;

/// <summary>The lobby's version after the request.</summary>
public sealed record VersionReply(long Version);
