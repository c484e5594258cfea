using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Requests;

/// <summary>
/// The player whose request is handled, and the connection it came by. <paramref name="Request"/> (a hash of the client's id)
/// and <paramref name="Fingerprint"/> (of the action and its data) identify a repeat.
/// </summary>
public sealed record Caller(
    PlayerId Player,
    string Name,
    Connection Connection,
    bool IsAdmin,
    string Request,
    string Fingerprint)
{
    /// <summary>True for the caller's own lobby and public lobbies; for an operator, any lobby.</summary>
    internal bool Sees(Lobby lobby) => IsAdmin || lobby.Settings.Visibility is Visibility.Public || lobby.Members.Contains(Player);

    internal LobbyView View(Lobby lobby) => IsAdmin ? lobby.ViewForOperator() : lobby.ViewFor(Player);
}
