using GameLobby.Application.Contracts;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Ports;

/// <summary>Signs join tickets: what a player shows to the game server, and what that checks without asking anyone.</summary>
public interface ITickets
{
    string Issue(Lobby lobby, Match match, Member player);
}

/// <summary>What members heard of a lobby's versions, kept for an hour; a version may be missing.</summary>
public interface IHistory
{
    Task Keep(IReadOnlyList<Told> told, CancellationToken ct);

    /// <summary>What was told of the versions after one, up to and with another, in order.</summary>
    Task<IReadOnlyList<Told>> Since(LobbyId lobby, long after, long upTo, CancellationToken ct);
}

/// <summary>What was told of one version, and to whom.</summary>
public sealed record Told(LobbyId Lobby, long Version, DateTimeOffset At, IReadOnlyList<ToldTo> Audiences);

public sealed record ToldTo(IReadOnlyList<PlayerId> Players, LobbyChangedPush Push);
