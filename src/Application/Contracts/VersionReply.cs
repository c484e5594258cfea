namespace GameLobby.Application.Contracts;

/// <summary>The reply to a request that changed a lobby.</summary>
/// <param name="Version">The lobby's version after the request.</param>
public sealed record VersionReply(long Version);
