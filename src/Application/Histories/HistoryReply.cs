using GameLobby.Application.Contracts;

namespace GameLobby.Application.Histories;

/// <summary>The reply to <c>admin.history</c>.</summary>
/// <param name="Versions">From the latest to the earliest. A page may contain fewer than requested.</param>
/// <param name="Before">The version to pass to get the next page; null when there is none.</param>
public sealed record HistoryReply(IReadOnlyList<HistoryVersion> Versions, long? Before);
