using GameLobby.Benchmarks.Clients;

namespace GameLobby.Benchmarks.Measuring;

/// <summary>A small change of a member.</summary>
internal readonly record struct Command(string Action, object Data)
{
    /// <summary>Returns the next change of a player: in turn of their readiness and of their data, always to another value.</summary>
    public static Command Next(Player player)
    {
        var turn = player.Turn++;
        return turn % 2 == 0
            ? new("member.ready", new { ready = turn % 4 == 0 })
            : new("member.update", new { data = new Dictionary<string, string> { ["hero"] = $"hero {turn}" } });
    }

    /// <summary>Returns a host's next change of what browsers show: the lobby's name.</summary>
    public static Command NextName(Player host) => new("lobby.update", new { name = $"Night {host.Turn++}" });
}
