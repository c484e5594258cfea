using GameLobby.Application.Contracts;

namespace GameLobby.Application.Finding;

/// <summary>The reply to <c>lobby.watch</c>.</summary>
/// <param name="Items">
/// The newest lobbies that fit a message. Older ones are found by <c>lobby.search</c>, and pushed when they change.
/// </param>
public sealed record WatchReply(IReadOnlyList<LobbySummary> Items);
