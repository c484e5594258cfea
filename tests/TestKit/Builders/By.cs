using GameLobby.Domain.Lobbies;

namespace GameLobby.TestKit.Builders;

/// <summary>Ways to enter a lobby.</summary>
public static class By
{
    public static Entry Id { get; } = new Entry.ById();

    public static Entry Code { get; } = new Entry.ByCode();

    /// <summary>By the code, with a password that was checked against the lobby's.</summary>
    public static Entry Password(Lobby lobby, string password) =>
        new Entry.ByCode(lobby.Settings.Password is { } hash && hash.Matches(password) ? hash : null);

    public static Entry Invite(DateTimeOffset? sentAt = null) => new Entry.ByInvite(sentAt ?? People.Noon);
}
