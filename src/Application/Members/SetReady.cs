using FluentValidation;
using GameLobby.Application.Contracts;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using MediatR;

namespace GameLobby.Application.Members;

/// <summary>Sets whether the caller is ready to play.</summary>
[Action("member.ready", Callers.Member)]
public sealed record SetReady : ICommand<VersionReply>
{
    /// <summary>Whether the caller is ready.</summary>
    public bool? Ready { get; init; }
}

internal sealed class SetReadyHandler(LobbyUpdater updater, Caller caller) : IRequestHandler<SetReady, Result<VersionReply>>
{
    public async Task<Result<VersionReply>> Handle(SetReady request, CancellationToken ct)
    {
        var outcome = await updater.UpdateOwn(
            caller, (lobby, now) => lobby.SetReady(caller.Player, request.Ready!.Value, now), ct);
        return outcome.Map(updated => new VersionReply(updated.Version));
    }
}

internal sealed class SetReadyValidator : AbstractValidator<SetReady>
{
    public SetReadyValidator() => RuleFor(c => c.Ready).NotNull();
}
