using GameLobby.Application.Ports;
using MediatR;

namespace GameLobby.Application.Changes;

/// <summary>Closes a lobby for its members when its item was deleted by hand. The players are free, since their seats are gone.</summary>
internal sealed class CloseDeleted(IEdits edits, IPublisher publisher, TimeProvider clock) : INotificationHandler<LobbyDeleted>
{
    public async Task Handle(LobbyDeleted deleted, CancellationToken ct)
    {
        var last = deleted.Last ?? await edits.GetLost(deleted.Id, ct);
        if (last is null or { IsClosed: true }) return;

        await edits.FreeCode(last, ct);
        var closed = last.Delete(clock.GetUtcNow());
        await publisher.Publish(new LobbyStored(last, closed), ct);
        await edits.KeepLost(closed, ct);
    }
}
