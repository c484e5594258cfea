using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Lobbies;

/// <summary>The lobby that the caller acts on as its host, or in a host's place: who has the admin's scope may name any lobby.</summary>
internal sealed class HostedLobby(OwnLobby own, Decisions decisions, Caller caller)
{
    /// <param name="named">The lobby, if the request names one; that takes the admin's scope.</param>
    /// <param name="decide">Is given who acts: the caller, or null for an operator.</param>
    public async Task<Result<Outcome>> Change(
        LobbyId? named,
        Func<Lobby, PlayerId?, DateTimeOffset, Result<Lobby>> decide,
        CancellationToken ct,
        Func<Lobby, string?>? note = null) => named switch
        {
            null => await own.Change((lobby, now) => decide(lobby, caller.Player, now), ct, note),
            _ when !caller.IsAdmin => Refusals.NotAdmin,
            { } id => await decisions.Change(id, caller, (lobby, now) => decide(lobby, null, now), ct, note),
        };
}
