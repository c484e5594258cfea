using GameLobby.Application.Changes;
using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Domain.Values;
using MediatR;

namespace GameLobby.Application.Invites;

/// <summary>Sends an invite to the invited player, and the answer to the inviter.</summary>
internal sealed class NotifyInvite(IPlayers players, Notices notices) : INotificationHandler<InviteStored>
{
    public async Task Handle(InviteStored stored, CancellationToken ct)
    {
        var invite = stored.After;
        if (stored.Before is null)
        {
            var received = new InviteReceivedPush(
                invite.Id, invite.Lobby, invite.From, invite.FromName, invite.LobbyName, invite.Mode, invite.ExpiresAt);
            await Push(invite.To, $"{invite.Id}-sent", received, ct);
        }
        else if (stored.Before.Accepted is null && invite.Accepted is { } accepted)
        {
            await Push(invite.From, $"{invite.Id}-answered", new InviteAnsweredPush(invite.Id, invite.To, accepted), ct);
        }
    }

    private async Task Push(PlayerId player, string id, Push push, CancellationToken ct)
    {
        if ((await players.Get(player, ct)).Connection is { } connection)
            notices.Add(new Notice(id, player.Value, [new Delivery([new Recipient(player, connection)], push)]));
    }
}
