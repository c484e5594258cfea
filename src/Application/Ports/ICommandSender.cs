using GameLobby.Domain.Values;

namespace GameLobby.Application.Ports;

/// <summary>Queues requests that change the same lobby, to be handled together and in order.</summary>
public interface ICommandSender
{
    Task Send(LobbyId lobby, QueuedCommand command, CancellationToken ct);
}
