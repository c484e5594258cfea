using System.Text.Json.Nodes;

namespace GameLobby.EndToEnd.Tests.Client;

/// <summary>The requests that most tests use. Each must succeed.</summary>
internal static class Requests
{
    /// <summary>Keeps repeated requests below the rate limit.</summary>
    private static readonly TimeSpan HelloInterval = TimeSpan.FromMilliseconds(100);

    /// <summary>Sends a request that must succeed and returns its data.</summary>
    public static async Task<JsonObject> Request(this Player player, string action, object? data = null) =>
        (await player.Send(action, data)).Data;

    public static async Task Hello(this Player player)
    {
        var hello = await player.Send("session.hello", new { protocol = 1 });
        if (hello.Data["lobby"] is { } lobby) player.Take(new Snapshot(lobby.AsObject()));
    }

    /// <summary>
    /// Repeats session.hello until the reply lists the changes since <paramref name="held"/>. Pushes are sent while the history is
    /// written, so the first replies may have a snapshot instead, which must be newer than the held one.
    /// </summary>
    public static async Task<JsonObject> HelloUntilMissed(this Player player, Snapshot held)
    {
        JsonObject hello = [];
        await Wait.Until(
            async () =>
            {
                hello = await player.Request("session.hello", new { protocol = 1, lobbyId = held.LobbyId, version = held.Version });
                if (hello.ContainsKey("missed")) return true;

                Assert.InRange(new Snapshot(hello["lobby"]!.AsObject()).Version, held.Version + 1, long.MaxValue);
                return false;
            },
            interval: HelloInterval,
            expected: $"the history of {held.LobbyId} since version {held.Version}");
        return hello;
    }

    /// <summary>
    /// Creates a lobby, for four players by default. <paramref name="rules"/> has the fields of <c>lobby.create</c>.
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
        (await player.SendUntilAccepted("member.ready", new { ready })).Version;

    public static async Task Leave(this Player player) => _ = (await player.Send("lobby.leave")).Data;

    public static async Task<Snapshot> Get(this Player player) => (await player.Send("lobby.get")).Snapshot;

    /// <summary>Retries a request that conflicts with others at a busy lobby, as a client does.</summary>
    private static async Task<Reply> SendUntilAccepted(this Player player, string action, object data)
    {
        var reply = await player.Send(action, data);
        for (var deadline = DateTime.UtcNow + Wait.Deadline; reply.Code is "conflict" && DateTime.UtcNow < deadline;)
        {
            await Task.Delay(reply.RetryAfter);
            reply = await player.Send(action, data);
        }

        return reply;
    }
}
