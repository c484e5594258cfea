using GameLobby.Application.Changes;
using GameLobby.Application.Ports;
using MediatR;

namespace GameLobby.Application.Finding;

/// <summary>A session that is over watches nothing: its socket is gone, or another has taken over and asks for its own watches.</summary>
internal sealed class ForgetWatches(IWatches watches) : INotificationHandler<SessionStored>
{
    public async Task Handle(SessionStored stored, CancellationToken ct)
    {
        if (stored.Before is not { Connection: { } socket } before || socket.Id == stored.After.Connection?.Id) return;

        foreach (var scope in before.Watches) await watches.Forget(new Watch(scope, before.Id, socket), ct);
    }
}
