using FluentValidation;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using MediatR;

namespace GameLobby.Application.Sessions;

/// <summary>
/// A player's new socket takes its session over. Nothing is said to anyone yet: before the handshake ends a push would
/// find no socket, so the kept seat waits for <see cref="Hello"/>.
/// </summary>
public sealed record OpenSession(PlayerId Player, Connection Connection) : ICommand<Done>;

internal sealed class OpenSessionHandler(IPlayers players) : IRequestHandler<OpenSession, Result<Done>>
{
    public async Task<Result<Done>> Handle(OpenSession command, CancellationToken ct) =>
        await players.Connect(command.Player, command.Connection, ct) ? Done.Value : Refusals.SessionReplaced;
}

internal sealed class OpenSessionValidator : AbstractValidator<OpenSession>;
