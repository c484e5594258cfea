namespace GameLobby.Application.Ports;

/// <summary>
/// Index of the public lobbies that are not closed. It is eventually consistent: check the lobby itself before acting on a listing.
/// </summary>
public interface ILobbyIndex
{
    /// <summary>Returns the matching lobbies in order, read lazily.</summary>
    /// <param name="after">A <see cref="Listing.Position"/> of the same query; null to start at the beginning.</param>
    IAsyncEnumerable<Listing> Find(LobbyQuery query, string? after, CancellationToken ct);
}
