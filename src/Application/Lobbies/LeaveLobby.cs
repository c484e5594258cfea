using GameLobby.Application.Requests;
using GameLobby.Domain;
using MediatR;

namespace GameLobby.Application.Lobbies;

/// <summary>Frees the caller's seat.</summary>
[Action("lobby.leave", Callers.Member)]
public sealed record LeaveLobby : ICommand<Done>;

internal sealed class LeaveLobbyHandler(LobbyUpdater updater, Caller caller) : IRequestHandler<LeaveLobby, Result<Done>>
{
    public async Task<Result<Done>> Handle(LeaveLobby request, CancellationToken ct)
    {
        var outcome = await updater.UpdateOwn(caller, (lobby, now) => lobby.Leave(caller.Player, now), ct);
        return outcome.Map(_ => Done.Value);
    }
}
