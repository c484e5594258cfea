using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Ports;

/// <summary>Stores players' sessions.</summary>
public interface IPlayers
{
    /// <summary>Returns the lobby this process saw the player in last. It may be stale.</summary>
    LobbyId? LastSeenIn(PlayerId player);

    /// <summary>Returns the player. An unknown player has no session and no lobby.</summary>
    Task<Player> Get(PlayerId player, CancellationToken ct);

    /// <summary>Ends the player's relation to their last lobby, unless the player was seated elsewhere in the meantime.</summary>
    Task Release(Player player, CancellationToken ct);

    /// <summary>Counts a wrong guess, and returns the player's guesses including it.</summary>
    Task<WrongGuesses> RecordWrongGuess(PlayerId player, CancellationToken ct);

    /// <summary>Gives the session to a new connection. Returns false if a newer connection has it.</summary>
    Task<bool> Connect(PlayerId player, Connection connection, CancellationToken ct);

    /// <summary>Ends the session if the connection still has it, and returns the player afterwards.</summary>
    Task<Player> Disconnect(PlayerId player, ConnectionId connection, CancellationToken ct);
}
