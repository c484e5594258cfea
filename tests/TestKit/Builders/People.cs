using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.TestKit.Builders;

/// <summary>Players by the names that tests call them.</summary>
public static class People
{
    public static PlayerId Ada { get; } = new("ada");

    public static PlayerId Bob { get; } = new("bob");

    public static PlayerId Cleo { get; } = new("cleo");

    public static PlayerId Dan { get; } = new("dan");

    public static PlayerId Eve { get; } = new("eve");

    /// <summary>When tests begin, unless they say otherwise: noon, to the millisecond, which is what is kept of a time.</summary>
    public static DateTimeOffset Noon { get; } = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A player's socket; the number tells apart those that it has one after the other.</summary>
    public static Connection Socket(this PlayerId player, int number = 1, DateTimeOffset? since = null) =>
        new(new ConnectionId($"{player}-{number}"), since ?? Noon);
}
