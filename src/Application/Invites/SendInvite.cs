using FluentValidation;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using MediatR;

namespace GameLobby.Application.Invites;

public sealed record InviteReply(InviteId InviteId, DateTimeOffset ExpiresAt);

/// <summary>Invites a player to the caller's lobby.</summary>
public sealed record SendInvite : ICommand<InviteReply>
{
    public PlayerId? PlayerId { get; init; }
}

internal sealed class SendInviteHandler(OwnLobby own, IInvites invites, Once once, Caller caller, TimeProvider clock)
    : IRequestHandler<SendInvite, Result<InviteReply>>
{
    public async Task<Result<InviteReply>> Handle(SendInvite command, CancellationToken ct) => await once.Do(
        (await own.Now(ct)).Then(once.Unused).Then(lobby => Write(command.PlayerId!.Value, lobby)),
        (invite, receipt) => invites.Send(invite, receipt, ct),
        receipt => Reply(Stamp.Parse(receipt.Note)),
        ct);

    private Result<(Invite Invite, string? Note)> Write(PlayerId to, Lobby lobby)
    {
        if (lobby.Members.Contains(to)) return Refusals.Invalid("playerId", "The player is in already.");

        var now = clock.GetUtcNow();
        var expiresAt = now + Invite.Stands;
        var invite = new Invite(
            new InviteId(Ulid.NewUlid(now).ToString()),
            lobby.Id,
            lobby.Settings.Name,
            lobby.Settings.Mode,
            caller.Player,
            lobby.Find(caller.Player)!.Name,
            to,
            now,
            expiresAt);
        return (invite, $"{new Stamp(invite.Id.Value, expiresAt)}");
    }

    private static InviteReply Reply(Stamp stamp) => new(new InviteId(stamp.Id), stamp.At);
}

internal sealed class SendInviteValidator : AbstractValidator<SendInvite>
{
    public SendInviteValidator()
    {
        RuleFor(c => c.PlayerId).NotNull();
        RuleFor(c => c.PlayerId).IsId();
    }
}
