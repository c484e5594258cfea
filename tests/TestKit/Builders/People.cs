using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.TestKit.Builders;

/// <summary>Players of the tests.</summary>
public static class People
{
    public static PlayerId Ada { get; } = new("ada");

    public static PlayerId Bob { get; } = new("bob");

    public static PlayerId Cleo { get; } = new("cleo");

    public static PlayerId Dan { get; } = new("dan");

    public static PlayerId Eve { get; } = new("eve");

    /// <summary>The default start time of tests: whole milliseconds, as times are stored.</summary>
    public static DateTimeOffset Noon { get; } = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Time after which a connection has certainly been closed by the gateway.</summary>
    public static TimeSpan ConnectionLifetime { get; } = TimeSpan.FromMinutes(130);

    /// <summary>A player's connection; the number distinguishes consecutive ones.</summary>
    public static Connection Socket(this PlayerId player, int number = 1, DateTimeOffset? since = null) =>
        new(new ConnectionId($"{player}-{number}"), since ?? Noon, ExpiryOf(since ?? Noon));

    /// <summary>Returns when a connection expires: in steps of ten minutes, as those of the gateway.</summary>
    public static DateTimeOffset ExpiryOf(DateTimeOffset since)
    {
        var step = TimeSpan.FromMinutes(10).Ticks;
        return new DateTimeOffset((since.AddMinutes(125).UtcTicks + step - 1) / step * step, TimeSpan.Zero);
    }
}
