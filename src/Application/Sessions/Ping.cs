using GameLobby.Application.Requests;
using GameLobby.Domain;
using MediatR;

namespace GameLobby.Application.Sessions;

/// <summary>Keeps a connection from idling, and returns the server's time.</summary>
[Action("session.ping", NeedsConnection = true)]
public sealed record Ping : ICommand<PingReply>;

internal sealed class PingHandler(TimeProvider clock) : IRequestHandler<Ping, Result<PingReply>>
{
    public Task<Result<PingReply>> Handle(Ping request, CancellationToken ct) =>
        Task.FromResult<Result<PingReply>>(new PingReply(clock.GetUtcNow()));
}
