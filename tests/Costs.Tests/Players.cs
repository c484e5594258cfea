using System.Text.Json;
using GameLobby.LocalCloud.Testing;

namespace GameLobby.Costs.Tests;

/// <summary>Players whose requests are counted. The stack comes to rest after each, so that no two changes share a push.</summary>
internal sealed class Players(TestCloud cloud) : IAsyncDisposable
{
    private readonly Dictionary<string, TestClient> clients = [];

    public int Requests { get; private set; }

    /// <summary>The pushes that the changes are expected to lead to: one for each recipient.</summary>
    public int ExpectedPushes { get; private set; }

    public IEnumerable<string> Ids => clients.Keys;

    public async Task Connect(string player)
    {
        clients[player] = await cloud.ConnectAsync(cloud.IssueToken(player));
        await cloud.SettleAsync();
    }

    public async Task Disconnect(string player)
    {
        await clients[player].DisposeAsync();
        await cloud.SettleAsync();
    }

    /// <summary>Sends a request and returns the data of its reply.</summary>
    public async Task<JsonElement> Request(string player, string action, object? data = null)
    {
        Requests++;
        var id = $"{player}-{Requests}";
        await clients[player].SendAsync(new { action, id, data = data ?? new { } });
        var reply = await clients[player].ReceiveAsync(message => message.TryGetProperty("id", out var of) && of.GetString() == id);
        Assert.True(reply.GetProperty("ok").GetBoolean(), reply.ToString());
        await cloud.SettleAsync();
        return reply.GetProperty("data");
    }

    /// <summary>Sends a request whose change is pushed to a number of clients.</summary>
    public Task<JsonElement> Change(string player, string action, object data, int recipients)
    {
        ExpectedPushes += recipients;
        return Request(player, action, data);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients.Values) await client.DisposeAsync();
    }
}
