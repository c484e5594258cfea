using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using MediatR;

namespace GameLobby.Application.Changes;

/// <summary>Notifies the old connection when a new one takes over the session.</summary>
internal sealed class NotifyReplacedConnection(Notices notices) : INotificationHandler<SessionStored>
{
    public Task Handle(SessionStored stored, CancellationToken ct)
    {
        if (stored.Before?.Connection is not { } old || stored.After.Connection is not { } current || old.Id == current.Id)
            return Task.CompletedTask;

        var player = stored.After.Id;
        var replaced = new Delivery([new Recipient(player, old)], new SessionReplacedPush(SessionReplacedPush.ConnectedElsewhere));
        notices.Add(new Notice($"{player}-{old.Id}", player.Value, [replaced]));
        return Task.CompletedTask;
    }
}
