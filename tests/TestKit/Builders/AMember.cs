using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.TestKit.Builders;

/// <summary>Builds members with default settings.</summary>
public static class AMember
{
    /// <summary>A player, online since it joined, not ready, without data.</summary>
    public static Member Of(PlayerId id, DateTimeOffset? joinedAt = null) =>
        new(id, $"Name of {id}", joinedAt ?? People.Noon) { Connection = id.Socket(since: joinedAt) };

    public static Member Spectating(PlayerId id, DateTimeOffset? joinedAt = null) => Of(id, joinedAt) with { IsSpectator = true };
}
