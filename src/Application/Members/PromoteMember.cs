using FluentValidation;
using GameLobby.Application.Contracts;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Values;
using MediatR;

namespace GameLobby.Application.Members;

/// <summary>Makes another player the host.</summary>
[Action("member.promote", Callers.Host)]
public sealed record PromoteMember : ICommand<VersionReply>
{
    /// <summary>The player who becomes host.</summary>
    public PlayerId? PlayerId { get; init; }
}

internal sealed class PromoteMemberHandler(LobbyUpdater updater, Caller caller) : IRequestHandler<PromoteMember, Result<VersionReply>>
{
    public async Task<Result<VersionReply>> Handle(PromoteMember request, CancellationToken ct)
    {
        var outcome = await updater.UpdateOwn(
            caller, (lobby, now) => lobby.Promote(caller.Player, request.PlayerId!.Value, now), ct);
        return outcome.Map(updated => new VersionReply(updated.Version));
    }
}

internal sealed class PromoteMemberValidator : AbstractValidator<PromoteMember>
{
    public PromoteMemberValidator()
    {
        RuleFor(c => c.PlayerId).NotNull();
        RuleFor(c => c.PlayerId).IsId();
    }
}
