using GameLobby.Application.Ports;
using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Requests;

/// <summary>
/// The player or server whose request is handled. <paramref name="Connection"/> is null for a request over HTTP.
/// <paramref name="Request"/> (a hash of the client's id) and <paramref name="Fingerprint"/> (of the action and its data) identify a
/// repeat.
/// </summary>
public sealed record Caller(
    PlayerId Player,
    string Name,
    Connection? Connection,
    CallerRights Rights,
    string Request,
    string Fingerprint)
{
    /// <summary>Whether the request is queued, rather than attempted again and again, when others are changing its lobby.</summary>
    public bool MayBeQueued { get; init; }

    /// <summary>Holds the changes of the queued requests that this one is handled with; null for a request that is handled alone.</summary>
    public ILobbyStore? Batch { get; init; }

    internal bool IsAdmin => Rights is CallerRights.Admin;

    /// <summary>True with the scope <c>lobby:server</c> or <c>lobby:admin</c>: the caller may see and name any lobby.</summary>
    internal bool IsOperator => Rights is not CallerRights.Player;

    /// <summary>True for the caller's own lobby and public lobbies; for an operator, any lobby.</summary>
    internal bool Sees(Lobby lobby) =>
        IsOperator || lobby.Settings.Visibility is Visibility.Public || lobby.Members.Contains(Player);

    internal LobbyView View(Lobby lobby) => IsOperator ? lobby.ViewForOperator() : lobby.ViewFor(Player);

    /// <summary>
    /// True when the caller's connection has the player's session. A request over HTTP acts for whichever connection has it.
    /// </summary>
    internal bool HasSession(Player player) =>
        player.Connection is { } current && (Connection is null || Connection.Id == current.Id);
}
