using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Lobbies;

/// <summary>Reserves seats: a player is in one lobby at a time.</summary>
internal sealed class Seats(IPlayers players, ILobbies lobbies, TimeProvider clock)
{
    /// <summary>
    /// Returns the caller's seat. It is already decided if the request is a repeat, if another connection has the session, or if the
    /// caller is in another lobby than <paramref name="target"/>.
    /// </summary>
    public async Task<Seat> Reserve(Caller caller, LobbyId? target, CancellationToken ct)
    {
        var player = await players.Get(caller.Player, ct);
        var last = player.LastLobby is { } id ? await lobbies.Get(id, ct) : null;
        var seat = new Seat(player, target, last is null || last.Id == target
            ? IdempotencyRecords.Empty
            : last.IdempotencyRecords.Of(caller.Player));
        if (last is not null && UpdateOutcome.FindRepeat(last, caller, clock.GetUtcNow()) is { } repeat)
            return seat with { Decided = repeat };
        if (!caller.HasSession(player)) return Rejected(seat, caller.Connection is null ? Refusals.NotConnected : Refusals.SessionReplaced);
        if (last is not null && last.Id != target && last.Find(caller.Player) is not null)
            return Rejected(seat, Refusals.AlreadyInLobby(last.Id));

        return seat;
    }

    public static Member NewMember(
        Caller caller, Seat seat, IReadOnlyDictionary<string, string?>? data, bool spectator, DateTimeOffset now) =>
        new(caller.Player, caller.Name, now)
        {
            Connection = seat.Player.Connection,
            IsSpectator = spectator,
            Data = DataMap.Empty.With(data),
        };

    /// <summary>Returns the lobby; <c>not_in_lobby</c> if the caller has left it since and may not see it.</summary>
    public static Result<LobbySnapshot> Snapshot(UpdateOutcome outcome, Caller caller) => outcome.Then<LobbySnapshot>(updated =>
        caller.Sees(updated.Lobby) ? LobbySnapshot.Of(caller.View(updated.Lobby)) : Refusals.NotInLobby);

    private static Seat Rejected(Seat seat, Error error) => seat with { Decided = new UpdateOutcome.Rejected(error) };
}
