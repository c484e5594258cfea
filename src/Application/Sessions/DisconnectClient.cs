using GameLobby.Application.Contracts;
using GameLobby.Application.Ports;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;
using MediatR;

namespace GameLobby.Application.Sessions;

/// <summary>Closes the connection of a client that ignores <c>rate_limited</c>, through the queue of notices.</summary>
public sealed record DisconnectClient(PlayerId Player, Connection Connection) : ICommand<Done>;

internal sealed class DisconnectClientHandler(IOutbox outbox) : IRequestHandler<DisconnectClient, Result<Done>>
{
    public async Task<Result<Done>> Handle(DisconnectClient request, CancellationToken ct)
    {
        var (player, connection) = request;
        var closing = new Delivery([new Recipient(player, connection)], new SessionReplacedPush(SessionReplacedPush.RateLimited));
        await outbox.Send(new Notice($"{connection.Id}-rateLimited", connection.Id.Value, [closing]), ct);
        return Done.Value;
    }
}
