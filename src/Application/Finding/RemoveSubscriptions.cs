using GameLobby.Application.Changes;
using GameLobby.Application.Ports;
using MediatR;

namespace GameLobby.Application.Finding;

/// <summary>Removes the subscriptions of a session that ended or that another connection took over.</summary>
internal sealed class RemoveSubscriptions(ISubscriptions subscriptions) : INotificationHandler<SessionStored>
{
    public async Task Handle(SessionStored stored, CancellationToken ct)
    {
        if (stored.Before is not { Connection: { } connection } before || connection.Id == stored.After.Connection?.Id) return;

        foreach (var scope in before.Subscriptions) await subscriptions.Remove(new Subscription(scope, before.Id, connection), ct);
    }
}
