using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Lobbies;

/// <summary>The lobby that the caller acts on as its host, or in a host's place: who has the admin's scope may name any lobby.</summary>
internal sealed class HostedLobby(OwnLobby own, Decisions decisions, IReceipts receipts, Once once, Caller caller, TimeProvider clock)
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
            { } id => await Operate(id, (lobby, now) => decide(lobby, null, now), note, ct),
        };

    /// <summary>
    /// A lobby knows the requests that changed it, and an operator's may be about any. So on which one an id was used is
    /// kept beside: the same request again is about the same lobby, also when whom it names sits in another one by now.
    /// </summary>
    private async Task<Result<Outcome>> Operate(
        LobbyId named, Func<Lobby, DateTimeOffset, Result<Lobby>> decide, Func<Lobby, string?>? note, CancellationToken ct)
    {
        var earlier = await once.Earlier(ct);
        if (earlier is not null && earlier.Fingerprint != caller.Fingerprint) return Refusals.IdReused;

        var id = earlier?.Note is { } met ? new LobbyId(met) : named;
        var outcome = await decisions.Change(id, caller, decide, ct, note);
        var tookEffect = !outcome.IsRefused && decisions.Repeat(outcome.Value.Lobby, caller) is not null;
        if (tookEffect && earlier is null)
            await receipts.Keep(new Receipt(caller.Player, caller.Request, caller.Fingerprint, clock.GetUtcNow(), 0, id.Value), ct);
        return outcome;
    }
}
