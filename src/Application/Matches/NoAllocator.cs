using GameLobby.Application.Ports;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;

namespace GameLobby.Application.Matches;

/// <summary>Allocates no servers: matches start without a connection.</summary>
internal sealed class NoAllocator : IMatchAllocator
{
    public Task<Result<string?>> Allocate(Lobby lobby, Match match, CancellationToken ct) =>
        Task.FromResult(Result<string?>.From((string?)null));
}
