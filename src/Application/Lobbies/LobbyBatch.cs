using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Lobbies;

/// <summary>
/// Holds the changes that several requests make to one lobby, and writes them at once. A change that can't be skipped by the next one is
/// written immediately, together with those before it.
/// </summary>
public sealed class LobbyBatch(LobbyId lobby, ILobbies lobbies) : ILobbyStore
{
    private Lobby? stored;
    private Lobby? current;
    private bool hasLostRace;

    private bool HasUnwritten => !ReferenceEquals(current, stored);

    /// <summary>The lobby of the batch is read at its first request.</summary>
    public Lobby? LastSeen(LobbyId id) => id == lobby ? null : lobbies.LastSeen(id);

    /// <summary>Returns a lobby with the changes that are not written yet.</summary>
    public async Task<Lobby?> Get(LobbyId id, CancellationToken ct)
    {
        if (id != lobby) return await lobbies.Get(id, ct);

        return current ??= stored = await lobbies.Get(id, ct);
    }

    public async Task<SaveResult> Save(Lobby? before, Lobby after, Newcomer? newcomer, CancellationToken ct)
    {
        if (after.Id != lobby) return await lobbies.Save(before, after, newcomer, ct);

        var next = HasUnwritten ? after.Including(before!) : after;
        if (newcomer is null && after.CanBeSkipped(before!))
        {
            current = next;
            return new SaveResult.Stored();
        }

        return await Write(next, newcomer, ct);
    }

    /// <summary>
    /// Writes what is not written yet. Returns false if others changed the lobby meanwhile: the requests must be handled again, of which
    /// those that were written are repeats.
    /// </summary>
    public async Task<bool> Write(CancellationToken ct)
    {
        if (HasUnwritten) await Write(current!, null, ct);
        return !hasLostRace;
    }

    private async Task<SaveResult> Write(Lobby next, Newcomer? newcomer, CancellationToken ct)
    {
        var result = await lobbies.Save(stored, next, newcomer, ct);
        if (result is SaveResult.Stored) stored = current = next;
        if (result is SaveResult.LostRace lost)
        {
            hasLostRace |= HasUnwritten;
            stored = current = lost.Current;
        }

        return result;
    }
}
