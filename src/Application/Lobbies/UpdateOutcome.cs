using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Lobbies;

/// <summary>How an update ended.</summary>
internal abstract record UpdateOutcome
{
    private UpdateOutcome()
    {
    }

    /// <summary>Returns the outcome of the caller's earlier request with the same id; null if there was none.</summary>
    public static UpdateOutcome? FindRepeat(Lobby lobby, Caller caller, DateTimeOffset now)
    {
        if (lobby.IdempotencyRecords.Find(caller.Player, caller.Request, now) is not { } record) return null;

        return record.Fingerprint == caller.Fingerprint
            ? new Updated(lobby, TookEffect: true, record)
            : new Rejected(Refusals.IdReused);
    }

    /// <summary>The refusal; null when the lobby is as requested.</summary>
    public Error? Error => this switch
    {
        Updated => null,
        Missing missing => missing.Refusal,
        Refused refused => refused.Refusal,
        Rejected rejected => rejected.Refusal,
        Queued queued => queued.Refusal,
        _ => Refusals.Conflict,
    };

    public Result<T> Map<T>(Func<Updated, T> reply) => Then<T>(updated => reply(updated));

    public Result<T> Then<T>(Func<Updated, Result<T>> reply) => this is Updated updated ? reply(updated) : Error!;

    /// <summary>The lobby was updated, or already was as requested.</summary>
    /// <param name="TookEffect">False when nothing had to be changed.</param>
    /// <param name="Earlier">The record of the request that this one repeats.</param>
    public sealed record Updated(Lobby Lobby, bool TookEffect, IdempotencyRecord? Earlier = null) : UpdateOutcome
    {
        /// <summary>The version after the request, also when it is a repeat.</summary>
        public long Version => Earlier?.Version ?? Lobby.Version;
    }

    /// <summary>The lobby does not exist, or the caller is not a member of any.</summary>
    public sealed record Missing(Error Refusal) : UpdateOutcome;

    /// <summary>The lobby's rules refused the update.</summary>
    public sealed record Refused(Error Refusal, Lobby Lobby) : UpdateOutcome;

    /// <summary>The request was refused for a reason that has nothing to do with the lobby.</summary>
    public sealed record Rejected(Error Refusal) : UpdateOutcome;

    /// <summary>Another request of the player to be seated was written in the meantime, perhaps a copy of this one.</summary>
    public sealed record SeatTaken : UpdateOutcome;

    /// <summary>Others are changing the lobby, and the request may be queued behind theirs.</summary>
    public sealed record Queued(LobbyId Lobby) : UpdateOutcome
    {
        public Error Refusal => Refusals.Conflict with { IsQueued = true, Lobby = Lobby };
    }

    /// <summary>The lobby changed too fast.</summary>
    public sealed record Conflicted : UpdateOutcome;
}
