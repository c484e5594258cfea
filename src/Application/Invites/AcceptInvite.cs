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

/// <summary>Joins the lobby of an invite, also one that is private, locked or has a password.</summary>
[Action("invite.accept")]
public sealed record AcceptInvite : ICommand<LobbySnapshot>
{
    public InviteId? InviteId { get; init; }

    /// <summary>The team to join; left out: the one with the fewest players.</summary>
    public string? Team { get; init; }

    /// <summary>Whether to take part as a spectator, without taking a player slot.</summary>
    public bool? Spectate { get; init; }

    /// <summary>The game's own data about the player.</summary>
    public IReadOnlyDictionary<string, string?>? MemberData { get; init; }
}

internal sealed class AcceptInviteHandler(IInvites invites, LobbyUpdater updater, Seats seats, Caller caller, TimeProvider clock)
    : IRequestHandler<AcceptInvite, Result<LobbySnapshot>>
{
    public async Task<Result<LobbySnapshot>> Handle(AcceptInvite request, CancellationToken ct)
    {
        var invite = await invites.Get(request.InviteId!.Value, ct);
        var seat = await seats.Reserve(caller, invite?.Lobby, ct);
        if (seat.Decided is { } decided) return Seats.Snapshot(decided, caller);
        if (invite is null || invite.To != caller.Player) return Refusals.NoSuchInvite;
        if (invite.ExpiresAt <= clock.GetUtcNow() || invite.Accepted is false) return Refusals.InviteExpired;

        var outcome = await updater.Join(
            caller,
            seat with { Invite = invite.Id },
            invite.Lobby,
            (lobby, now) => lobby.Join(
                Seats.NewMember(caller, seat, request.MemberData, request.Spectate ?? false, now) with { Team = request.Team },
                new Entry.ByInvite(invite.SentAt),
                now),
            ct);
        return Seats.Snapshot(outcome, caller);
    }
}

internal sealed class AcceptInviteValidator : AbstractValidator<AcceptInvite>
{
    public AcceptInviteValidator()
    {
        RuleFor(c => c.InviteId).NotNull();
        RuleFor(c => c.InviteId).IsId();
        RuleFor(c => c.Team).Length(1, 32);
        RuleFor(c => c.Team).Null().When(c => c.Spectate is true).WithMessage("A spectator cannot be on a team.");
        RuleFor(c => c.MemberData).IsMemberData();
    }
}
