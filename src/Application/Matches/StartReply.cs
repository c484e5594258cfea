namespace GameLobby.Application.Matches;

/// <summary>The reply to <c>match.start</c>.</summary>
/// <inheritdoc cref="Contracts.VersionReply" path="/param"/>
/// <param name="StartsAt">When the countdown ends.</param>
public sealed record StartReply(long Version, DateTimeOffset StartsAt);
