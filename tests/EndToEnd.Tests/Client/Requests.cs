using System.Diagnostics;
using System.Text.Json.Nodes;

namespace GameLobby.EndToEnd.Tests.Client;

/// <summary>The requests that most stories are made of; each has to succeed.</summary>
internal static class Requests
{
    /// <summary>Keeps repeated requests below the rate limit.</summary>
    private static readonly TimeSpan HelloInterval = TimeSpan.FromMilliseconds(100);

    /// <summary>Sends what has to succeed, and answers what it was answered with.</summary>
    public static async Task<JsonObject> Done(this Player player, string action, object? data = null) =>
        (await player.Send(action, data)).Data;

    public static async Task Hello(this Player player)
    {
        var hello = await player.Send("session.hello", new { protocol = 1 });
        if (hello.Data["lobby"] is { } lobby) player.Take(new Snapshot(lobby.AsObject()));
    }

    /// <summary>
    /// Repeats session.hello until the reply lists the changes since <paramref name="held"/>. Pushes are sent while the history is
    /// written, so the first replies may have a snapshot instead; they must be as new as what the player holds.
    /// </summary>
    public static async Task<JsonObject> HelloUntilMissed(this Player player, Snapshot held)
    {
        var deadline = Stopwatch.StartNew();
        while (true)
        {
            var hello = await player.Done("session.hello", new { protocol = 1, lobbyId = held.LobbyId, version = held.Version });
            if (hello.ContainsKey("missed")) return hello;

            Assert.InRange(new Snapshot(hello["lobby"]!.AsObject()).Version, held.Version + 1, long.MaxValue);
            if (deadline.Elapsed > Arrivals.Deadline)
                throw new TimeoutException($"The history of {held.LobbyId} after version {held.Version} was not stored in time.");
            await Task.Delay(HelloInterval);
        }
    }

    /// <summary>
    /// Opens a lobby of four, unless the rules say otherwise; members of <paramref name="rules"/> are those of <c>lobby.create</c>.
    /// </summary>
    public static async Task<Snapshot> Create(this Player player, object? rules = null)
    {
        var data = System.Text.Json.JsonSerializer.SerializeToNode(rules ?? new { })!.AsObject();
        data.TryAdd("name", "Friday night");
        data.TryAdd("mode", "ctf");
        data.TryAdd("maxPlayers", 4);
        return player.Take((await player.Send("lobby.create", data)).Snapshot);
    }

    public static async Task<Snapshot> Join(this Player player, Snapshot lobby) =>
        player.Take((await player.Send("lobby.join", new { code = lobby.Code })).Snapshot);

    public static async Task<Snapshot> Watch(this Player player, Snapshot lobby) =>
        player.Take((await player.Send("lobby.join", new { code = lobby.Code, spectate = true })).Snapshot);

    public static async Task<long> Ready(this Player player, bool ready = true) =>
        (await player.SendUntilMet("member.ready", new { ready })).Version;

    public static async Task Leave(this Player player) => _ = (await player.Send("lobby.leave")).Data;

    public static async Task<Snapshot> Get(this Player player) => (await player.Send("lobby.get")).Snapshot;

    /// <summary>Sends a request again when it met too many others at a busy lobby, as a client does.</summary>
    private static async Task<Reply> SendUntilMet(this Player player, string action, object data)
    {
        while (true)
        {
            var reply = await player.Send(action, data);
            if (reply.Code is not "conflict") return reply;
            await Task.Delay(reply.RetryAfter);
        }
    }
}
