using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Lobbies;

/// <summary>A request's effect, or the receipt of the one that it repeats.</summary>
internal sealed record Outcome(Lobby Lobby, Receipt? Repeated = null)
{
    /// <summary>The version that the request led to, also when it is a repeat.</summary>
    public long Version => Repeated?.Version ?? Lobby.Version;
}

/// <summary>
/// Load, decide, write on condition that nothing changed meanwhile, and decide again where something did. A request
/// that took effect leaves a receipt in the same write; a repeat is looked for each time before deciding, so it is
/// found also when both copies run at once.
/// </summary>
internal sealed class Decisions(ILobbies lobbies, TimeProvider clock)
{
    private const int Tries = 10;

    /// <summary>Another request of the same player seated it meanwhile; perhaps the other copy of this one.</summary>
    public static Error NewcomerMoved { get; } =
        Refusals.Conflict with { Message = "Another request of yours was seated just now; try again." };

    /// <summary>
    /// Changes a lobby. What this process saw last will do to decide on, since the write is conditional; but a refusal,
    /// or that nothing is to be done, is only believed of the lobby as it is now. What makes a lobby too large
    /// (<see cref="LobbySize"/>) is refused a caller.
    /// </summary>
    /// <param name="caller">Whose request it is; null: the service's own.</param>
    /// <param name="note">What the answer says beside the version, to be remembered with it.</param>
    /// <param name="seat">For a player that is to be seated: its session, and what its last lobby remembers of it.</param>
    public async Task<Result<Outcome>> Change(
        LobbyId id,
        Caller? caller,
        Func<Lobby, DateTimeOffset, Result<Lobby>> decide,
        CancellationToken ct,
        Func<Lobby, string?>? note = null,
        Seat? seat = null)
    {
        var known = lobbies.LastSeen(id);
        var lobby = known ?? await lobbies.Get(id, ct);
        for (var tries = 0; tries < Tries; tries++)
        {
            if (lobby is null) return Refusals.NoSuchLobby;
            if (Repeat(lobby, caller) is { } repeat) return repeat;

            var now = clock.GetUtcNow();
            var newcomer = seat is not null && lobby.Find(seat.Player.Id) is null
                ? new Newcomer(seat.Player, seat.Invite)
                : null;
            var decided = decide(lobby, now);
            if (caller is not null && !decided.IsRefused && LobbySize.Outgrows(lobby, decided.Value))
                decided = newcomer is null ? Refusals.TooMuchData : Refusals.LobbyFull;

            if (decided.IsRefused || decided.Value == lobby)
            {
                if (known is null) return decided.Map(unchanged => new Outcome(unchanged));
                (known, lobby) = (null, await lobbies.Get(id, ct));
                continue;
            }

            var next = decided.Value.Remember(ReceiptsFor(caller, decided.Value, seat, now, note), now);
            switch (await lobbies.Save(lobby, next, newcomer, ct))
            {
                case Saved.LostRace lost:
                    (known, lobby) = (null, lost.Current);
                    await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(5 << Math.Min(tries, 5))), clock, ct);
                    break;
                case Saved.Stored:
                    return new Outcome(next);
                case Saved.CodeTaken:
                    break; // another one is drawn
                default:
                    return NewcomerMoved;
            }
        }

        return Refusals.Conflict;
    }

    /// <summary>What a request was answered with the first time, if it is a repeat.</summary>
    public Result<Outcome>? Repeat(Lobby lobby, Caller? caller) =>
        caller is null || lobby.Receipts.Find(caller.Player, caller.Request, clock.GetUtcNow()) is not { } receipt ? null
        : receipt.Fingerprint == caller.Fingerprint ? new Outcome(lobby, receipt)
        : Refusals.IdReused;

    internal static Receipts ReceiptsFor(Caller? caller, Lobby next, Seat? seat, DateTimeOffset now, Func<Lobby, string?>? note = null)
    {
        var earlier = seat?.Earlier ?? Receipts.Empty;
        if (caller is null) return earlier;

        var receipt = new Receipt(caller.Player, caller.Request, caller.Fingerprint, now, next.Version, note?.Invoke(next));
        return new Receipts([.. earlier.Items, receipt]);
    }
}

/// <summary>A player about to be seated.</summary>
/// <param name="Earlier">Its receipts in its last lobby: they move along, so that a repeat is known wherever the player is.</param>
/// <param name="Invite">The invite that the player accepts by it.</param>
internal sealed record Seat(Player Player, Receipts Earlier, InviteId? Invite = null);
