using FluentValidation;
using GameLobby.Application.Contracts;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using MediatR;

namespace GameLobby.Application.Invites;

/// <summary>Seats the caller in the lobby that it was invited to: also in one that is private, locked or has a password.</summary>
public sealed record AcceptInvite : ICommand<LobbySnapshot>
{
    public InviteId? InviteId { get; init; }

    public string? Team { get; init; }

    public bool? Spectate { get; init; }

    public IReadOnlyDictionary<string, string?>? MemberData { get; init; }
}

internal sealed class AcceptInviteHandler(IInvites invites, Decisions decisions, Seats seats, Caller caller, TimeProvider clock)
    : IRequestHandler<AcceptInvite, Result<LobbySnapshot>>
{
    public async Task<Result<LobbySnapshot>> Handle(AcceptInvite command, CancellationToken ct)
    {
        var invite = await invites.Get(command.InviteId!.Value, ct);
        return await seats.Take(invite?.Lobby, seats.Snapshot, seat => Join(command, invite, seat, ct), ct);
    }

    private async Task<Result<LobbySnapshot>> Join(AcceptInvite command, Invite? invite, Seat seat, CancellationToken ct)
    {
        if (invite is null || invite.To != caller.Player) return Refusals.NoSuchInvite;
        if (invite.ExpiresAt <= clock.GetUtcNow() || invite.Accepted is false) return Refusals.InviteExpired;

        var outcome = await decisions.Change(
            invite.Lobby,
            caller,
            (lobby, now) => lobby.Join(
                seats.Member(command.MemberData, command.Spectate ?? false, now) with { Team = command.Team },
                new Entry.ByInvite(invite.SentAt),
                now),
            ct,
            seat: seat with { Invite = invite.Id });
        return outcome.Then(seats.Snapshot);
    }
}

internal sealed class AcceptInviteValidator : AbstractValidator<AcceptInvite>
{
    public AcceptInviteValidator()
    {
        RuleFor(c => c.InviteId).NotNull();
        RuleFor(c => c.InviteId).IsId();
        RuleFor(c => c.Team).Length(1, 32);
        RuleFor(c => c.Team).Null().When(c => c.Spectate is true).WithMessage("A spectator is on no team.");
        RuleFor(c => c.MemberData).IsMemberData();
    }
}
