using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using MediatR;

namespace GameLobby.Application.Sessions;

/// <summary>
/// Gives a player's session to a new connection. Nothing is pushed yet, because a push before the end of the handshake finds no
/// connection: the seat is resumed by <see cref="Hello"/>.
/// </summary>
public sealed record OpenSession(PlayerId Player, Connection Connection) : ICommand<Done>;

internal sealed class OpenSessionHandler(IPlayers players) : IRequestHandler<OpenSession, Result<Done>>
{
    public async Task<Result<Done>> Handle(OpenSession request, CancellationToken ct) =>
        await players.Connect(request.Player, request.Connection, ct) ? Done.Value : Refusals.SessionReplaced;
}
