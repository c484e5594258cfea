using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using MediatR;

namespace GameLobby.Application.Changes;

/// <summary>Notifies the old connection when a new one takes over the session.</summary>
internal sealed class NotifyReplacedConnection(IOutbox outbox) : INotificationHandler<SessionStored>
{
    public async Task Handle(SessionStored stored, CancellationToken ct)
    {
        if (stored.Before?.Connection is not { } old || stored.After.Connection is not { } current || old.Id == current.Id) return;

        var player = stored.After.Id;
        var replaced = new Delivery([new Recipient(player, old)], new SessionReplacedPush(SessionReplacedPush.ConnectedElsewhere));
        await outbox.Send(new Notice($"{player}-{old.Id}", player.Value, [replaced]), ct);
    }
}
