using GameLobby.Domain.Values;

namespace GameLobby.Domain.Lobbies;

/// <summary>How a player enters a lobby, which decides whether the lobby lets them in.</summary>
public abstract record Entry
{
    private Entry()
    {
    }

    /// <param name="Password">The password hash that the player's password was verified against; null without a right password.</param>
    public sealed record ById(PasswordHash? Password = null) : Entry;

    /// <param name="Password">The password hash that the player's password was verified against; null without a right password.</param>
    public sealed record ByCode(PasswordHash? Password = null) : Entry;

    /// <summary>By invite, which also opens a private, locked or password-protected lobby.</summary>
    public sealed record ByInvite(DateTimeOffset SentAt) : Entry;
}
