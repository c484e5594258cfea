using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Lobbies;

/// <summary>What has to be known of a caller before it can be seated in a lobby.</summary>
internal sealed class Seats(IPlayers players, ILobbies lobbies, Decisions decisions, Caller caller)
{
    /// <summary>
    /// The caller's seat-to-be. Refused when the caller sits in another lobby than <paramref name="target"/>, or its
    /// session has passed to another socket; a repeat of the request that seated it is answered in
    /// <paramref name="repeat"/>'s way, also when both run at the same time.
    /// </summary>
    public async Task<Result<T>> Take<T>(
        LobbyId? target, Func<Outcome, Result<T>> repeat, Func<Seat, Task<Result<T>>> seated, CancellationToken ct)
    {
        var taken = await TakeOnce(target, repeat, seated, ct);
        return taken.Error == Decisions.NewcomerMoved ? await TakeOnce(target, repeat, seated, ct) : taken;
    }

    private async Task<Result<T>> TakeOnce<T>(
        LobbyId? target, Func<Outcome, Result<T>> repeat, Func<Seat, Task<Result<T>>> seated, CancellationToken ct)
    {
        var player = await players.Get(caller.Player, ct);
        var last = player.LastLobby is { } id ? await lobbies.Get(id, ct) : null;
        if (last is not null && decisions.Repeat(last, caller) is { } repeated) return repeated.Then(repeat);
        if (player.Connection?.Id != caller.Connection.Id) return Refusals.SessionReplaced;
        if (last is not null && last.Id != target && last.Find(caller.Player) is not null) return Refusals.AlreadyInLobby(last.Id);

        var earlier = last is null || last.Id == target ? Receipts.Empty : last.Receipts.Of(caller.Player);
        return await seated(new Seat(player, earlier));
    }

    public Member Member(IReadOnlyDictionary<string, string?>? data, bool spectator, DateTimeOffset now) =>
        new(caller.Player, caller.Name, now)
        {
            Connection = caller.Connection,
            IsSpectator = spectator,
            Data = DataMap.Empty.With(data),
        };

    /// <summary>The lobby as it is now; <c>not_in_lobby</c> when the caller is out of it since, and others may not see it.</summary>
    public Result<LobbySnapshot> Snapshot(Outcome outcome) =>
        caller.Sees(outcome.Lobby) ? LobbySnapshot.For(caller, outcome.Lobby) : Refusals.NotInLobby;
}
