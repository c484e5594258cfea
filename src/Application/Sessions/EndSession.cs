using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using MediatR;

namespace GameLobby.Application.Sessions;

/// <summary>Ends the session of a lost connection. API Gateway reports a disconnect late, or not at all.</summary>
public sealed record EndSession(PlayerId Player, Connection Connection) : ICommand<Done>;

internal sealed class EndSessionHandler(PlayerSessions sessions) : IRequestHandler<EndSession, Result<Done>>
{
    public async Task<Result<Done>> Handle(EndSession request, CancellationToken ct) =>
        await sessions.End(request.Player, request.Connection, ct) is { } error ? error : Done.Value;
}
