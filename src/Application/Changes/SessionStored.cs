using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using MediatR;

namespace GameLobby.Application.Changes;

/// <summary>A player's session changed hands.</summary>
public sealed record SessionStored(Player? Before, Player After) : INotification;

/// <summary>Tells the old socket that a new one has taken over.</summary>
internal sealed class TellReplaced(IOutbox outbox) : INotificationHandler<SessionStored>
{
    public async Task Handle(SessionStored stored, CancellationToken ct)
    {
        if (stored.Before?.Connection is not { } old || stored.After.Connection is not { } taken || old.Id == taken.Id) return;

        var player = stored.After.Id;
        var replaced = new Delivery([new Recipient(player, old)], new SessionReplacedPush("connectedElsewhere"));
        await outbox.Send(new Notice($"{player}-{old.Id}", player.Value, [replaced]), ct);
    }
}
