using GameLobby.Domain;
using GameLobby.Domain.Lobbies;

namespace GameLobby.Application.Ports;

/// <summary>Allocates game servers. Repeated requests for the same match return the same server.</summary>
public interface IMatchAllocator
{
    /// <summary>Returns the server's address; null when the service allocates none; a refusal when none is available.</summary>
    Task<Result<string?>> Allocate(Lobby lobby, Match match, CancellationToken ct);
}
