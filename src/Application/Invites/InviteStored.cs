using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Domain.Values;
using MediatR;

namespace GameLobby.Application.Invites;

/// <summary>An invite was sent (<paramref name="Before"/> is null then) or answered.</summary>
public sealed record InviteStored(Invite? Before, Invite After) : INotification;

/// <summary>Tells the invited of the invite, and the inviter of the answer.</summary>
internal sealed class TellInvite(IPlayers players, IOutbox outbox) : INotificationHandler<InviteStored>
{
    public Task Handle(InviteStored stored, CancellationToken ct) => (stored.Before, stored.After) switch
    {
        (null, var invite) => Tell(
            invite.To,
            $"{invite.Id}-sent",
            new InviteReceivedPush(invite.Id, invite.Lobby, invite.From, invite.FromName, invite.LobbyName, invite.Mode, invite.ExpiresAt),
            ct),
        ({ Accepted: null }, { Accepted: { } accepted } invite) => Tell(
            invite.From, $"{invite.Id}-answered", new InviteAnsweredPush(invite.Id, invite.To, accepted), ct),
        _ => Task.CompletedTask,
    };

    private async Task Tell(PlayerId player, string id, Push push, CancellationToken ct)
    {
        if ((await players.Get(player, ct)).Connection is { } connection)
            await outbox.Send(new Notice(id, player.Value, [new Delivery([new Recipient(player, connection)], push)]), ct);
    }
}
