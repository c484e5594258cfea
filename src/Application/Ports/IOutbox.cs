namespace GameLobby.Application.Ports;

/// <summary>Durable queue of notices.</summary>
public interface IOutbox
{
    Task Send(Notice notice, CancellationToken ct);
}
