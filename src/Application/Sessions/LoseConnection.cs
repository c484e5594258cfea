using FluentValidation;
using GameLobby.Application.Lobbies;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using MediatR;

namespace GameLobby.Application.Sessions;

/// <summary>
/// A socket is gone: said by API Gateway, which may say so late or never, or found by a push. Changes nothing for a
/// player that has another socket by now.
/// </summary>
public sealed record LoseConnection(PlayerId Player, Connection Connection) : ICommand<Done>;

internal sealed class LoseConnectionHandler(IPlayers players, Decisions decisions) : IRequestHandler<LoseConnection, Result<Done>>
{
    public async Task<Result<Done>> Handle(LoseConnection command, CancellationToken ct)
    {
        var player = await players.Disconnect(command.Player, command.Connection.Id, ct);
        if (player.Connection is not null || player.LastLobby is not { } id) return Done.Value;

        var outcome = await decisions.Change(id, null, (lobby, now) => lobby.Disconnect(command.Player, command.Connection, now), ct);
        return outcome.Error is { } error && error != Refusals.NoSuchLobby ? error : Done.Value;
    }
}

internal sealed class LoseConnectionValidator : AbstractValidator<LoseConnection>;
