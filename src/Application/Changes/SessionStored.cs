using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using MediatR;

namespace GameLobby.Application.Changes;

/// <summary>A player's session changed hands.</summary>
public sealed record SessionStored(string EventId, Player? Before, Player After) : INotification;

/// <summary>Tells the old socket that a new one has taken over.</summary>
internal sealed class TellReplaced(IOutbox outbox) : INotificationHandler<SessionStored>
{
    public async Task Handle(SessionStored stored, CancellationToken ct)
    {
        if (stored.Before?.Connection is not { } old || stored.After.Connection is not { } taken || old.Id == taken.Id) return;

        var to = new Recipient(stored.After.Id, old.Id, old.Since);
        await outbox.Send(
            new Notice(stored.EventId, stored.After.Id.Value, [new Delivery([to], new SessionReplacedPush("connectedElsewhere"))]), ct);
    }
}
