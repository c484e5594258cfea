using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Domain.Values;
using MediatR;

namespace GameLobby.Application.Matches;

/// <summary>Does everything that is due in a lobby, when its timer fires.</summary>
public sealed record TickLobby(LobbyId Lobby) : ICommand<Done>;

internal sealed class TickLobbyHandler(LobbyTicker ticker) : IRequestHandler<TickLobby, Result<Done>>
{
    public async Task<Result<Done>> Handle(TickLobby request, CancellationToken ct) =>
        await ticker.Tick(request.Lobby, ct) is { } error ? error : Done.Value;
}
