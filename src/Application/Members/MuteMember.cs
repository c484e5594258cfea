using FluentValidation;
using GameLobby.Application.Contracts;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Values;
using MediatR;

namespace GameLobby.Application.Members;

/// <summary>Mutes or unmutes a member of the host's lobby.</summary>
[Action("member.mute", Callers.Host)]
public sealed record MuteMember : ICommand<VersionReply>
{
    /// <summary>The member.</summary>
    public PlayerId? PlayerId { get; init; }

    /// <summary>Whether to mute or unmute the member.</summary>
    public bool? Muted { get; init; }
}

internal sealed class MuteMemberHandler(LobbyUpdater updater, Caller caller) : IRequestHandler<MuteMember, Result<VersionReply>>
{
    public async Task<Result<VersionReply>> Handle(MuteMember request, CancellationToken ct)
    {
        var outcome = await updater.UpdateOwn(
            caller, (lobby, now) => lobby.Mute(caller.Player, request.PlayerId!.Value, request.Muted!.Value, now), ct);
        return outcome.Map(updated => new VersionReply(updated.Version));
    }
}

internal sealed class MuteMemberValidator : AbstractValidator<MuteMember>
{
    public MuteMemberValidator()
    {
        RuleFor(c => c.PlayerId).NotNull();
        RuleFor(c => c.PlayerId).IsId();
        RuleFor(c => c.Muted).NotNull();
    }
}
