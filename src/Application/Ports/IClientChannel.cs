using GameLobby.Application.Contracts;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Ports;

/// <summary>Pushes to clients.</summary>
public interface IClientChannel
{
    Task<PushResult> Push(ConnectionId connection, Push push, CancellationToken ct);

    Task Close(ConnectionId connection, CancellationToken ct);
}
