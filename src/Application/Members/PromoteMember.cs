using FluentValidation;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using MediatR;

namespace GameLobby.Application.Members;

/// <summary>The host makes another player host.</summary>
public sealed record PromoteMember : ICommand<VersionReply>
{
    public PlayerId? PlayerId { get; init; }
}

internal sealed class PromoteMemberHandler(OwnLobby own, Caller caller) : IRequestHandler<PromoteMember, Result<VersionReply>>
{
    public async Task<Result<VersionReply>> Handle(PromoteMember command, CancellationToken ct) =>
        (await own.Change((lobby, now) => lobby.Promote(caller.Player, command.PlayerId!.Value, now), ct))
            .Map(outcome => new VersionReply(outcome.Version));
}

internal sealed class PromoteMemberValidator : AbstractValidator<PromoteMember>
{
    public PromoteMemberValidator()
    {
        RuleFor(c => c.PlayerId).NotNull();
        RuleFor(c => c.PlayerId).IsId();
    }
}
