using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using MediatR;

namespace GameLobby.Application.Lobbies;

/// <summary>Frees the caller's seat.</summary>
[Action("lobby.leave", Callers.Member)]
public sealed record LeaveLobby : ICommand<Done>;

internal sealed class LeaveLobbyHandler(
    LobbyUpdater updater, IPlayers players, ILobbies lobbies, IdempotentEffect effects, Caller caller)
    : IRequestHandler<LeaveLobby, Result<Done>>
{
    public async Task<Result<Done>> Handle(LeaveLobby request, CancellationToken ct)
    {
        var outcome = await updater.UpdateOwn(caller, (lobby, now) => lobby.Leave(caller.Player, now), ct);
        return outcome is UpdateOutcome.Missing missing ? await LeaveLost(missing.Refusal, ct) : outcome.Map(_ => Done.Value);
    }

    /// <summary>Leaves a lobby that was deleted or can't be decoded, so that nobody has to wait until it is mended.</summary>
    private async Task<Result<Done>> LeaveLost(Error refusal, CancellationToken ct)
    {
        var player = await players.Get(caller.Player, ct);
        if (player.LastLobby is not { } id || await lobbies.Get(id, ct) is not null)
            return (await effects.EarlierOr(refusal, caller, ct)).Map(_ => Done.Value);

        await players.Release(player, ct);
        var earlier = await effects.Keep(effects.NewRecord(caller), ct);
        return earlier is null ? Done.Value : IdempotentEffect.Repeat(earlier, caller).Map(_ => Done.Value);
    }
}
