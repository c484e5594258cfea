using GameLobby.Application.Ports;
using MediatR;

namespace GameLobby.Application.Changes;

/// <summary>Remembers lobbies from the stream, so that a chat message after a change needs no read.</summary>
internal sealed class RememberLobby(ILobbies lobbies) : INotificationHandler<LobbyStored>
{
    public Task Handle(LobbyStored stored, CancellationToken ct)
    {
        lobbies.Remember(stored.After);
        return Task.CompletedTask;
    }
}
