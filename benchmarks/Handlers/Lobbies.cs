using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Benchmarks.Handlers;

/// <summary>Lobbies whose members have some data, as in a game.</summary>
internal static class Lobbies
{
    /// <summary>In whole milliseconds, as API Gateway states when a connection was opened.</summary>
    public static readonly DateTimeOffset Now =
        DateTimeOffset.FromUnixTimeMilliseconds(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());

    public static Connection Connection(int number) => new(new ConnectionId($"connection{number:D4}="), Now, Now.AddHours(2));

    public static PlayerId Player(int number) => new($"player-{number:D4}");

    public static Lobby Of(int members)
    {
        var settings = new LobbySettings("Friday night", "ctf", members);
        var lobby = Lobby.Create(
            new LobbyId("01K0000000000000000000BENC"), LobbyCode.Draw(Random.Shared.Next), settings, Member(1), Now);
        for (var number = 2; number <= members; number++) lobby = lobby.Join(Member(number), new Entry.ById(null), Now).Value;
        return lobby;
    }

    private static Member Member(int number) => new(Player(number), $"Player {number}", Now)
    {
        Connection = Connection(number),
        Data = DataMap.Empty.With(new Dictionary<string, string?> { ["character"] = "ranger", ["level"] = $"{number}" }),
    };
}
