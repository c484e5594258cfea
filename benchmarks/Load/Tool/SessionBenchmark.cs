using GameLobby.Benchmarks.Clients;
using GameLobby.Benchmarks.Servers;

namespace GameLobby.Benchmarks.Tool;

/// <summary>A session of 8 players in 15 minutes, with 10 commands each and a hello every four minutes, in real time.</summary>
internal static class SessionBenchmark
{
    private const int Players = 8;
    private static readonly TimeSpan HelloInterval = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(100);

    public static async Task Run(string isolation)
    {
        await using var cloud = await LocalCloudServer.Start("--isolation", isolation);
        List<Player> players = [];
        for (var number = 0; number < Players; number++) players.Add(await cloud.Connect($"p{number}"));

        var lobby = await players[0].Request("lobby.create", new { name = "Friday night", mode = "ctf", maxPlayers = Players });
        foreach (var player in players.Skip(1)) await player.Request("lobby.join", new { lobbyId = lobby.LobbyId });
        (string Action, object Data)[] commands =
        [
            ("member.update", new { data = new Dictionary<string, string> { ["hero"] = "mage" } }),
            ("chat.send", new { text = "Hello" }),
            ("member.ready", new { ready = true }),
            ("chat.send", new { text = "Which map?" }),
            ("member.ready", new { ready = false }),
            ("member.update", new { data = new Dictionary<string, string> { ["hero"] = "scout" } }),
            ("chat.send", new { text = "Ready when you are" }),
            ("member.ready", new { ready = true }),
        ];
        for (var pause = 0; pause <= commands.Length; pause++)
        {
            await Task.Delay(Interval);
            if (IsTimeForHello(pause))
                foreach (var player in players) await player.Request("session.hello", new { protocol = 1 });
            if (pause == commands.Length) break;
            foreach (var player in players) await player.Request(commands[pause].Action, commands[pause].Data);
        }

        foreach (var player in players)
        {
            await player.Request("lobby.leave");
            await player.DisposeAsync();
        }

        await Task.Delay(TimeSpan.FromSeconds(5));
        Console.WriteLine(await cloud.Ledger());
    }

    /// <summary>Whether a multiple of the interval of hellos passed since the pause before.</summary>
    private static bool IsTimeForHello(int pause) =>
        (long)((pause + 1) * Interval / HelloInterval) > (long)(pause * Interval / HelloInterval);
}
