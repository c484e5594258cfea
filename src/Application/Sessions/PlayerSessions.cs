using GameLobby.Application.Lobbies;
using GameLobby.Application.Ports;
using GameLobby.Domain;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Sessions;

/// <summary>Ends sessions whose connection is gone.</summary>
internal sealed class PlayerSessions(IPlayers players, LobbyUpdater updater, TimeProvider clock)
{
    /// <summary>The time after which a connection without a hello counts as lost, too.</summary>
    private static readonly TimeSpan TimeToSayHello = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Ends a session and marks its player away. Changes nothing if the player has a newer connection that said hello or still may.
    /// </summary>
    public async Task<Error?> End(PlayerId id, Connection connection, CancellationToken ct)
    {
        var player = await players.Disconnect(id, connection.Id, ct);
        if (player.LastLobby is not { } lobbyId) return null;
        if (player.Connection is { } newer && clock.GetUtcNow() - newer.Since < TimeToSayHello) return null;

        var outcome = await updater.UpdateAsService(lobbyId, (lobby, now) => lobby.Disconnect(id, connection, now), ct);
        return outcome is UpdateOutcome.Missing ? null : outcome.Error;
    }
}
