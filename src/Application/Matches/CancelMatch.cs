using GameLobby.Application.Contracts;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using MediatR;

namespace GameLobby.Application.Matches;

/// <summary>Cancels the countdown.</summary>
[Action("match.cancel", Callers.Host)]
public sealed record CancelMatch : ICommand<VersionReply>;

internal sealed class CancelMatchHandler(LobbyUpdater updater, Caller caller) : IRequestHandler<CancelMatch, Result<VersionReply>>
{
    public async Task<Result<VersionReply>> Handle(CancelMatch request, CancellationToken ct)
    {
        var outcome = await updater.UpdateOwn(
            caller, (lobby, now) => lobby.CancelStart(caller.Player, now), ct);
        return outcome.Map(updated => new VersionReply(updated.Version));
    }
}
