using GameLobby.Domain.Lobbies;
using GameLobby.Domain.Values;

namespace GameLobby.Infrastructure.Tests;

/// <summary>Lobbies, players and moments that are always the same.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static Member Member(string player, DateTimeOffset? at = null) => new(new PlayerId(player), player.ToUpperInvariant(), at ?? Noon)
    {
        Connection = new Connection(new ConnectionId($"socket-of-{player}="), at ?? Noon),
    };

    public static LobbySettings Settings(int maxPlayers = 8) => new("Friday night", "ctf", maxPlayers) { Countdown = TimeSpan.FromSeconds(5) };

    /// <summary>A lobby of the players named, the first of them its host.</summary>
    public static Lobby Lobby(string id, string code, LobbySettings settings, params string[] players) => players.Skip(1).Aggregate(
        Domain.Lobbies.Lobby.Create(new LobbyId(id), LobbyCode.Parse(code)!.Value, settings, Member(players[0]), Noon),
        (lobby, player) => lobby.Join(Member(player), Entry.ById, Noon).Value);

    public static Lobby Lobby(string id, string code = "K7QF2M") => Lobby(id, code, Settings(), "ada");
}
