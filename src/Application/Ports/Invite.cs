using GameLobby.Domain.Values;

namespace GameLobby.Application.Ports;

/// <summary>An invite to a lobby.</summary>
/// <param name="Accepted">The invited player's answer; null before there is one.</param>
public sealed record Invite(
    InviteId Id,
    LobbyId Lobby,
    string LobbyName,
    string Mode,
    PlayerId From,
    string FromName,
    PlayerId To,
    DateTimeOffset SentAt,
    DateTimeOffset ExpiresAt,
    bool? Accepted = null)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
}
