namespace GameLobby.Application.Matches;

/// <summary>The reply to <c>match.start</c>.</summary>
/// <param name="StartsAt">When the countdown ends.</param>
/// <inheritdoc cref="Contracts.VersionReply" path="/param"/>
public sealed record StartReply(long Version, DateTimeOffset StartsAt);
