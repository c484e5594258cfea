using FluentValidation;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using MediatR;

namespace GameLobby.Application.Invites;

/// <summary>Invites a player to the caller's lobby.</summary>
[Action("invite.send", Callers.Member)]
public sealed record SendInvite : ICommand<InviteReply>
{
    /// <summary>The player to invite.</summary>
    public PlayerId? PlayerId { get; init; }
}

internal sealed class SendInviteHandler(
    CallersLobby callersLobby, IInvites invites, IdempotentEffect effects, Caller caller, TimeProvider clock)
    : IRequestHandler<SendInvite, Result<InviteReply>>
{
    public async Task<Result<InviteReply>> Handle(SendInvite request, CancellationToken ct)
    {
        var found = (await callersLobby.Get(ct)).Then(lobby => effects.RefuseReusedId(lobby, caller));
        var invite = found.Then(lobby => Compose(request.PlayerId!.Value, lobby));
        if (invite.Error is { } refusal) return Reply(await effects.EarlierOr(refusal, caller, ct));

        var record = effects.NewRecord(caller, new InviteSent(invite.Value.Id, invite.Value.ExpiresAt));
        var earlier = await invites.Send(invite.Value, record, ct);
        return Reply(earlier is null ? record : IdempotentEffect.Repeat(earlier, caller));
    }

    private Result<Invite> Compose(PlayerId to, Lobby lobby)
    {
        if (lobby.Members.Contains(to)) return Refusals.AlreadyMember;

        var now = clock.GetUtcNow();
        return new Invite(
            new InviteId(Ulid.NewUlid(now).ToString()),
            lobby.Id,
            lobby.Settings.Name,
            lobby.Settings.Mode,
            caller.Player,
            lobby.Find(caller.Player)!.Name,
            to,
            now,
            now + Invite.Lifetime);
    }

    private static Result<InviteReply> Reply(Result<IdempotencyRecord> record) => record.Map(it =>
    {
        var sent = (InviteSent)it.Reply!;
        return new InviteReply(sent.Invite, sent.ExpiresAt);
    });
}

internal sealed class SendInviteValidator : AbstractValidator<SendInvite>
{
    public SendInviteValidator()
    {
        RuleFor(c => c.PlayerId).NotNull();
        RuleFor(c => c.PlayerId).IsId();
    }
}
