using FluentValidation;
using GameLobby.Application.Contracts;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using MediatR;

namespace GameLobby.Application.AreaOfAction;

/// <summary>Sets something of the caller in their lobby.</summary>
[Action("member.example", Callers.Member)]
public sealed record SetExample : ICommand<VersionReply>
{
    /// <summary>What it is set to.</summary>
    public bool? Example { get; init; }
}

internal sealed class SetExampleHandler(LobbyUpdater updater, Caller caller) : IRequestHandler<SetExample, Result<VersionReply>>
{
    public async Task<Result<VersionReply>> Handle(SetExample request, CancellationToken ct)
    {
        var outcome = await updater.UpdateOwn(
            caller, (lobby, now) => lobby.SetReady(caller.Player, request.Example!.Value, now), ct);
        return outcome.Map(updated => new VersionReply(updated.Version));
    }
}

internal sealed class SetExampleValidator : AbstractValidator<SetExample>
{
    public SetExampleValidator() => RuleFor(c => c.Example).NotNull();
}
