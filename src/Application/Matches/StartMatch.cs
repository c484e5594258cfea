using GameLobby.Application.Lobbies;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using MediatR;

namespace GameLobby.Application.Matches;

/// <summary>Starts the countdown.</summary>
[Action("match.start", Callers.Host)]
public sealed record StartMatch : ICommand<StartReply>
{
    /// <summary>Start although some players are not ready.</summary>
    public bool? Force { get; init; }
}

internal sealed class StartMatchHandler(LobbyUpdater updater, Caller caller) : IRequestHandler<StartMatch, Result<StartReply>>
{
    public async Task<Result<StartReply>> Handle(StartMatch request, CancellationToken ct)
    {
        var outcome = await updater.UpdateOwn(
            caller,
            (lobby, now) => lobby.StartMatch(caller.Player, request.Force ?? false, now),
            ct,
            remember: lobby => new CountdownStarted(lobby.Match!.StartsAt));
        return outcome.Map(updated => new StartReply(updated.Version, StartsAt(updated)));
    }

    private static DateTimeOffset StartsAt(UpdateOutcome.Updated updated) =>
        updated.Earlier?.Reply is CountdownStarted started ? started.StartsAt : updated.Lobby.Match!.StartsAt;
}
