using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Ports;

/// <summary>Where lobbies are kept. Each is written whole, on condition that it is still what it was when the change was decided.</summary>
public interface ILobbies
{
    /// <summary>The lobby as this process saw it last, without asking anyone; it may be behind. Null when it never saw it.</summary>
    Lobby? LastSeen(LobbyId id);

    /// <summary>The lobby as it is now.</summary>
    Task<Lobby?> Get(LobbyId id, CancellationToken ct);

    /// <summary>The lobby that a code leads to.</summary>
    Task<LobbyId?> Find(LobbyCode code, CancellationToken ct);

    /// <summary>
    /// Writes <paramref name="after"/> in the place of <paramref name="before"/> (null: a new lobby), all or nothing,
    /// together with the code that leads to it.
    /// </summary>
    /// <param name="newcomer">A player whom the change seats: written in the same transaction, so nobody sits in two lobbies.</param>
    Task<Saved> Save(Lobby? before, Lobby after, Newcomer? newcomer, CancellationToken ct);

    /// <summary>The lobbies whose <see cref="Clockwork.DueAt"/> is past, the most overdue first.</summary>
    IAsyncEnumerable<LobbyId> Due(DateTimeOffset now, CancellationToken ct);
}

/// <summary>A player that a change seats.</summary>
/// <param name="Invite">The invite that is thereby accepted.</param>
public sealed record Newcomer(Player Player, InviteId? Invite = null);

/// <summary>How a write ended.</summary>
public abstract record Saved
{
    private Saved()
    {
    }

    public sealed record Stored : Saved;

    /// <summary>Someone else was faster: <paramref name="Current"/> is what the lobby is now (null: gone).</summary>
    public sealed record LostRace(Lobby? Current) : Saved;

    /// <summary>The newcomer took a seat elsewhere meanwhile.</summary>
    public sealed record NewcomerMoved : Saved;

    /// <summary>Another lobby has the code.</summary>
    public sealed record CodeTaken : Saved;
}
