using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Lobbies;

/// <summary>The lobby that the caller sits in, which most requests are about without naming it.</summary>
internal sealed class OwnLobby(IPlayers players, ILobbies lobbies, Decisions decisions, Caller caller)
{
    /// <summary>Changes the caller's lobby as <see cref="Decisions.Change"/> does; <c>not_in_lobby</c> when it sits in none.</summary>
    public async Task<Result<Outcome>> Change(
        Func<Lobby, DateTimeOffset, Result<Lobby>> decide,
        CancellationToken ct,
        Func<Lobby, string?>? note = null)
    {
        var seen = players.LastSeenIn(caller.Player);
        if (seen is { } likely)
        {
            var outcome = await decisions.Change(likely, caller, decide, ct, note);
            if (outcome.Error != Refusals.NotInLobby && outcome.Error != Refusals.NoSuchLobby) return outcome;
        }

        var player = await players.Get(caller.Player, ct);
        if (player.LastLobby is not { } id || id == seen) return Refusals.NotInLobby;

        var result = await decisions.Change(id, caller, decide, ct, note);
        return result.Error == Refusals.NoSuchLobby ? Refusals.NotInLobby : result;
    }

    /// <summary>The caller's lobby as it is now, for what is not done to the lobby itself but only by its members.</summary>
    public async Task<Result<Lobby>> Now(CancellationToken ct)
    {
        var seen = players.LastSeenIn(caller.Player);
        if (seen is { } likely && await lobbies.Get(likely, ct) is { } lobby && lobby.Find(caller.Player) is not null) return lobby;

        var player = await players.Get(caller.Player, ct);
        var last = player.LastLobby is { } id && id != seen ? await lobbies.Get(id, ct) : null;
        return last?.Find(caller.Player) is null ? Refusals.NotInLobby : last;
    }
}
