namespace GameLobby.Application.Ports;

/// <summary>Durable queue of notices.</summary>
public interface IOutbox
{
    Task Send(Notice notice, CancellationToken ct);

    /// <summary>Sends notices in few requests. Some may have been sent when it throws.</summary>
    Task Send(IReadOnlyList<Notice> notices, CancellationToken ct);
}
