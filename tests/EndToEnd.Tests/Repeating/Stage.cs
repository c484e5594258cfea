using GameLobby.EndToEnd.Tests.Client;

namespace GameLobby.EndToEnd.Tests.Repeating;

/// <summary>Four connected players: Ada hosts a lobby, Grace is a member, Alan and an operator are outside.</summary>
internal sealed class Stage(Func<string, string?, Task<Player>> newcomer)
{
    public Player Ada { get; private set; } = null!;

    public Player Grace { get; private set; } = null!;

    public Player Alan { get; private set; } = null!;

    public Player Operator { get; private set; } = null!;

    public Snapshot Lobby { get; private set; } = null!;

    public async Task Gather(object? rules = null)
    {
        var players = await Task.WhenAll(
            newcomer("Ada", null), newcomer("Grace", null), newcomer("Alan", null), newcomer("Operator", "lobby:admin"));
        (Ada, Grace, Alan, Operator) = (players[0], players[1], players[2], players[3]);
        Lobby = await Ada.Create(rules ?? new { allowSpectators = true, countdownSeconds = 60 });
        await Grace.Join(Lobby);
    }

    public static async Task<string> Invite(Player from, Player to) =>
        (string)(await from.Send("invite.send", new { playerId = to.Id })).Data["inviteId"]!;

    /// <summary>
    /// Whether a player receives a new lobby of this mode, compared with a player that surely watches it. The next push to the watchers
    /// begins when the first one has been sent to all of them.
    /// </summary>
    public async Task<bool> IsSubscribed(Player player, string mode)
    {
        var (host, watcher) = (await newcomer("Host", null), await newcomer("Watcher", null));
        await watcher.Request("lobby.watch", new { mode });
        var lobby = await host.Create(new { mode });
        await watcher.Push("browser.changed", push => push.ToJsonString().Contains(lobby.LobbyId, StringComparison.Ordinal));
        await host.Request("lobby.update", new { name = "Renamed" });
        await watcher.Push("browser.changed", push => push.ToJsonString().Contains("Renamed", StringComparison.Ordinal));
        await player.Request("session.ping");
        return player.Pushes.Any(push => push.ToJsonString().Contains(lobby.LobbyId, StringComparison.Ordinal));
    }
}
