using FluentValidation;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Values;
using MediatR;

namespace GameLobby.Application.Invites;

/// <summary>Says no to an invite.</summary>
public sealed record DeclineInvite : ICommand<Done>
{
    public InviteId? InviteId { get; init; }
}

internal sealed class DeclineInviteHandler(IInvites invites, Once once, Caller caller, TimeProvider clock)
    : IRequestHandler<DeclineInvite, Result<Done>>
{
    public async Task<Result<Done>> Handle(DeclineInvite command, CancellationToken ct)
    {
        var invite = await invites.Get(command.InviteId!.Value, ct);
        if (invite is { Accepted: false } && invite.To == caller.Player) return Done.Value;

        return await once.Do(Open(invite), (id, receipt) => invites.Decline(id, receipt, ct), _ => Done.Value, ct);
    }

    private Result<(InviteId Id, string? Note)> Open(Invite? invite) => invite switch
    {
        null => Refusals.NoSuchInvite,
        _ when invite.To != caller.Player => Refusals.NoSuchInvite,
        _ when invite.Accepted is true || invite.ExpiresAt <= clock.GetUtcNow() => Refusals.InviteExpired,
        _ => (invite.Id, null),
    };
}

internal sealed class DeclineInviteValidator : AbstractValidator<DeclineInvite>
{
    public DeclineInviteValidator()
    {
        RuleFor(c => c.InviteId).NotNull();
        RuleFor(c => c.InviteId).IsId();
    }
}
