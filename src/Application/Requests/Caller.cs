using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Application.Requests;

/// <summary>
/// Whose request is being handled, and over which socket. <paramref name="Request"/> and <paramref name="Fingerprint"/>
/// (of the action and its data) are what a repeat is known by.
/// </summary>
public sealed record Caller(
    PlayerId Player,
    string Name,
    Connection Connection,
    bool IsAdmin,
    string Request,
    string Fingerprint)
{
    /// <summary>Whether it may know what becomes of a lobby: its own, one that is public, and as an operator any.</summary>
    internal bool Sees(Lobby lobby) => IsAdmin || lobby.Settings.Visibility is Visibility.Public || lobby.Members.Contains(Player);
}

/// <summary>Carries the caller from the entry point to whoever asks for a <see cref="Caller"/> in the same scope.</summary>
public sealed class CallerScope
{
    public Caller? Caller { get; set; }
}
