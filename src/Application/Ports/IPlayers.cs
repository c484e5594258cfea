using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Ports;

/// <summary>A player's session, and the lobby that it was seated in last: whether it still sits there, that lobby knows.</summary>
/// <param name="Seatings">How often the player was seated: two seatings at the same time can't both be written.</param>
/// <param name="Guesses">The wrong guesses of late, if there were any.</param>
public sealed record Player(PlayerId Id, Connection? Connection, LobbyId? LastLobby, long Seatings, WrongGuesses? Guesses = null)
{
    /// <summary>What the session's socket watches, in order; over with the session.</summary>
    public ValueList<WatchScope> Watches { get; init; } = ValueList<WatchScope>.Empty;

    /// <summary>How long the player has to wait before it may try a code, a password or a lobby's id again; null: it may.</summary>
    public TimeSpan? MustWait(DateTimeOffset now) =>
        Guesses is { Count: >= WrongGuesses.Most } guesses && guesses.Until > now ? guesses.Until - now : null;
}

/// <summary>How often a player named a wrong lobby, code or password since the first of them, and until when that counts.</summary>
public sealed record WrongGuesses(int Count, DateTimeOffset Until)
{
    public const int Most = 5;

    public static readonly TimeSpan Counted = TimeSpan.FromMinutes(1);
}

/// <summary>Where players' sessions are kept.</summary>
public interface IPlayers
{
    /// <summary>The lobby that this process saw the player in last; it may be behind.</summary>
    LobbyId? LastSeenIn(PlayerId player);

    /// <summary>The player as it is now; one never seen before has no session and no lobby.</summary>
    Task<Player> Get(PlayerId player, CancellationToken ct);

    /// <summary>Counts a wrong guess.</summary>
    Task GuessedWrong(PlayerId player, CancellationToken ct);

    /// <summary>Gives the session to a new socket, unless a newer one has it: false then.</summary>
    Task<bool> Connect(PlayerId player, Connection connection, CancellationToken ct);

    /// <summary>Ends the session if it is still that socket's, and answers the player as it is then.</summary>
    Task<Player> Disconnect(PlayerId player, ConnectionId connection, CancellationToken ct);
}
