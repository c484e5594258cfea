using GameLobby.Domain.Lobbies;

namespace GameLobby.TestKit.Builders;

/// <summary>The ways into a lobby.</summary>
public static class By
{
    public static Entry Id { get; } = new Entry.ById();

    public static Entry Code { get; } = new Entry.ByCode();

    public static Entry Password(string password) => new Entry.ByCode(password);

    public static Entry Invite(DateTimeOffset? sentAt = null) => new Entry.ByInvite(sentAt ?? People.Noon);
}
