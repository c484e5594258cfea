using GameLobby.Application.Contracts;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Ports;

/// <summary>Pushes to clients.</summary>
public interface IClientChannel
{
    /// <summary>Prepares the process for its first push, which would otherwise take about a second.</summary>
    Task WarmUp(CancellationToken ct);

    Task<PushResult> Push(ConnectionId connection, Push push, CancellationToken ct);

    /// <summary>Sends the reply to a queued request.</summary>
    Task<PushResult> Reply(ConnectionId connection, string frame, CancellationToken ct);

    Task Close(ConnectionId connection, CancellationToken ct);
}
