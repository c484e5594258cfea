using System.Globalization;
using System.Text.Json;
using GameLobby.LocalCloud.Testing;

namespace GameLobby.LocalCloud.Benchmarks;

/// <summary>A player who sends one request at a time.</summary>
internal sealed class Player : IAsyncDisposable
{
    private readonly TestClient client;
    private int lastId;

    private Player(TestClient client) => this.client = client;

    public static async Task<Player> Connect(Func<CancellationToken, Task<TestClient>> connect)
    {
        var player = new Player(await connect(default));
        await player.Request("session.hello", new { protocol = 1 });
        return player;
    }

    /// <summary>Sends a request and returns the data of its reply.</summary>
    /// <exception cref="InvalidOperationException">The request was refused.</exception>
    public async Task<JsonElement> Request(string action, object? data = null)
    {
        var id = (++lastId).ToString(CultureInfo.InvariantCulture);
        await client.SendAsync(new { action, id, data = data ?? new { } });
        var reply = await client.ReceiveAsync(message => message.TryGetProperty("id", out var of) && of.GetString() == id);
        return reply.GetProperty("ok").GetBoolean() ? reply.GetProperty("data") : throw new InvalidOperationException(reply.ToString());
    }

    public ValueTask DisposeAsync() => client.DisposeAsync();
}
