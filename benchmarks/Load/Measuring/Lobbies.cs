using System.Diagnostics;
using GameLobby.Benchmarks.Clients;
using GameLobby.Benchmarks.Servers;

namespace GameLobby.Benchmarks.Measuring;

/// <summary>Lobbies full of connected players.</summary>
internal sealed class Lobbies : IAsyncDisposable
{
    private static readonly TimeSpan SettleLimit = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(5);
    private static int lastPlayer;

    private readonly Player[][] lobbies;

    private Lobbies(Player[][] lobbies) => this.lobbies = lobbies;

    public IEnumerable<Player> Players => lobbies.SelectMany(players => players);

    public IReadOnlyList<IReadOnlyList<Player>> Each => lobbies;

    public static async Task<Lobbies> Create(ServerProcess server, int count, int players)
    {
        var lobbies = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => Create(server, players)));
        return new Lobbies(lobbies);
    }

    /// <summary>Waits until all members of each lobby hold the highest version that one of them has received or caused.</summary>
    /// <param name="last">The highest version of a reply, by lobby.</param>
    /// <returns>How long it took; null if it takes too long.</returns>
    public async Task<TimeSpan?> Settle(IReadOnlyDictionary<string, long> last)
    {
        var since = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(since) is var waited && waited < SettleLimit)
        {
            if (lobbies.All(players => IsSettled(players, last))) return waited;
            await Task.Delay(Poll);
        }

        return null;
    }

    /// <summary>Makes everyone leave, so that nothing remains to be done for these lobbies.</summary>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(lobbies.Select(async players =>
        {
            foreach (var player in players)
            {
                await player.Send("lobby.leave");
                await player.DisposeAsync();
            }
        }));
    }

    private static async Task<Player[]> Create(ServerProcess server, int players)
    {
        var host = await Connect(server);
        var lobby = await host.Request("lobby.create", new { name = "Friday night", mode = "ctf", maxPlayers = players });
        List<Player> members = [host];
        while (members.Count < players)
        {
            var member = await Connect(server);
            await member.Request("lobby.join", new { lobbyId = lobby.LobbyId });
            members.Add(member);
        }

        return [.. members];
    }

    private static Task<Player> Connect(ServerProcess server) => server.Connect($"player-{Interlocked.Increment(ref lastPlayer)}");

    private static bool IsSettled(Player[] players, IReadOnlyDictionary<string, long> last)
    {
        var highest = Math.Max(last.GetValueOrDefault(players[0].LobbyId!), players.Max(player => player.Versions.Held));
        return players.All(player => player.Versions.Held == highest);
    }
}
