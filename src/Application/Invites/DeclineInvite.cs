using FluentValidation;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using MediatR;

namespace GameLobby.Application.Invites;

/// <summary>Declines an invite.</summary>
[Action("invite.decline")]
public sealed record DeclineInvite : ICommand<Done>
{
    public InviteId? InviteId { get; init; }
}

internal sealed class DeclineInviteHandler(IInvites invites, IdempotentEffect effects, Caller caller, TimeProvider clock)
    : IRequestHandler<DeclineInvite, Result<Done>>
{
    public async Task<Result<Done>> Handle(DeclineInvite request, CancellationToken ct)
    {
        var invite = await invites.Get(request.InviteId!.Value, ct);
        if (invite is { Accepted: false } && invite.To == caller.Player) return Done.Value;
        if (RefusalToDecline(invite) is { } refusal) return Reply(await effects.EarlierOr(refusal, caller, ct));

        var record = effects.NewRecord(caller);
        var earlier = await invites.Decline(invite!.Id, record, ct);
        return Reply(earlier is null ? record : IdempotentEffect.Repeat(earlier, caller));
    }

    private Error? RefusalToDecline(Invite? invite)
    {
        if (invite is null || invite.To != caller.Player) return Refusals.NoSuchInvite;

        return invite.Accepted is true || invite.ExpiresAt <= clock.GetUtcNow() ? Refusals.InviteExpired : null;
    }

    private static Result<Done> Reply(Result<IdempotencyRecord> record) => record.Map(_ => Done.Value);
}

internal sealed class DeclineInviteValidator : AbstractValidator<DeclineInvite>
{
    public DeclineInviteValidator()
    {
        RuleFor(c => c.InviteId).NotNull();
        RuleFor(c => c.InviteId).IsId();
    }
}
