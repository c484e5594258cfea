using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Ports;

/// <summary>A player's session, and the lobby that it was seated in last: whether it still sits there, that lobby knows.</summary>
/// <param name="Seatings">How often the player was seated: two seatings at the same time can't both be written.</param>
public sealed record Player(PlayerId Id, Connection? Connection, LobbyId? LastLobby, long Seatings);

/// <summary>Where players' sessions are kept.</summary>
public interface IPlayers
{
    /// <summary>The lobby that this process saw the player in last; it may be behind.</summary>
    LobbyId? LastSeenIn(PlayerId player);

    /// <summary>The player as it is now; one never seen before has no session and no lobby.</summary>
    Task<Player> Get(PlayerId player, CancellationToken ct);

    /// <summary>Gives the session to a new socket, unless a newer one has it: false then.</summary>
    Task<bool> Connect(PlayerId player, Connection connection, CancellationToken ct);

    /// <summary>Ends the session if it is still that socket's, and answers the player as it is then.</summary>
    Task<Player> Disconnect(PlayerId player, ConnectionId connection, CancellationToken ct);
}
