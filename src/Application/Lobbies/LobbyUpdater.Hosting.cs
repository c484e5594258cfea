using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Lobbies;

/// <summary>A pure operation of a host on a lobby; <paramref name="by"/> is null for an operator.</summary>
internal delegate Result<Lobby> HostOperation(Lobby lobby, PlayerId? by, DateTimeOffset now);

internal sealed partial class LobbyUpdater
{
    /// <summary>Updates the lobby that the caller is a member of.</summary>
    public async Task<UpdateOutcome> UpdateOwn(
        Caller caller, LobbyOperation operation, CancellationToken ct, Func<Lobby, RememberedReply?>? remember = null)
    {
        var lastSeen = players.LastSeenIn(caller.Player);
        if (lastSeen is { } likely)
        {
            var outcome = await UpdateFor(caller, likely, operation, ct, remember);
            if (!IsOfAnotherLobby(outcome, caller)) return outcome;
        }

        var player = await players.Get(caller.Player, ct);
        if (player.LastLobby is not { } id || id == lastSeen) return new UpdateOutcome.Missing(Refusals.NotInLobby);

        var result = await UpdateFor(caller, id, operation, ct, remember);
        return result is UpdateOutcome.Missing ? new UpdateOutcome.Missing(Refusals.NotInLobby) : result;
    }

    /// <summary>Updates the caller's lobby as its host, or a named lobby as an operator.</summary>
    /// <param name="named">The lobby that the caller may name. The use case has checked the caller's scope.</param>
    public async Task<UpdateOutcome> UpdateAsHost(
        Caller caller, LobbyId? named, HostOperation operation, CancellationToken ct, Func<Lobby, RememberedReply?>? remember = null)
    {
        if (named is null) return await UpdateOwn(caller, (lobby, now) => operation(lobby, caller.Player, now), ct, remember);

        // Each lobby knows the requests that changed it. A separate record says which lobby an operator's request was about: a repeat
        // addresses the same lobby, even if the player it names is in another one now.
        var earlier = await effects.Earlier(caller, ct);
        if (earlier is not null && earlier.Fingerprint != caller.Fingerprint) return new UpdateOutcome.Rejected(Refusals.IdReused);

        var id = (earlier?.Reply as LobbyOperatedOn)?.Lobby ?? named.Value;
        var author = caller.IsAdmin ? ChangeAuthor.Admin : ChangeAuthor.Server;
        var outcome = await Update(id, (lobby, now) => operation(lobby, null, now), caller, author, null, remember, ct);
        if (earlier is null && outcome is UpdateOutcome.Updated { TookEffect: true })
            await effects.Keep(effects.NewRecord(caller, new LobbyOperatedOn(id)), ct);

        return outcome;
    }

    private static bool IsOfAnotherLobby(UpdateOutcome outcome, Caller caller) =>
        outcome is UpdateOutcome.Missing
        || (outcome is UpdateOutcome.Refused refused && refused.Lobby.Find(caller.Player) is null);
}
