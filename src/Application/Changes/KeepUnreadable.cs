using GameLobby.Application.Ports;
using MediatR;

namespace GameLobby.Application.Changes;

/// <summary>Keeps what clients hold of a lobby that can't be decoded, until it is mended.</summary>
internal sealed class KeepUnreadable(IEdits edits) : INotificationHandler<LobbyUnreadable>
{
    public Task Handle(LobbyUnreadable unreadable, CancellationToken ct) =>
        unreadable.Last is { } last ? edits.KeepLost(last, ct) : Task.CompletedTask;
}
