using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using GameLobby.Client.Tests.Fakes;
using GameLobby.TestKit.Cloud;

namespace GameLobby.Client.Tests.Stories;

/// <summary>A player with a new id, whose connection can be cut.</summary>
internal sealed class Player : IAsyncDisposable
{
    private readonly Relay relay;
    private readonly ConcurrentQueue<object> events = new();
    private readonly ConcurrentQueue<LobbyChange> changes = new();
    private Task mayConnect = Task.CompletedTask;

    private Player(LocalCloudProcess cloud, string id, string name, LobbyClientOptions options)
    {
        Id = id;
        relay = new(cloud.Socket);
        Client = new(relay.Url, async _ =>
        {
            await mayConnect;
            return await cloud.Token(id, name);
        }, options);
        Client.PushReceived += events.Enqueue;
        Client.SessionOpened += events.Enqueue;
        Client.StateChanged += state => events.Enqueue(state);
        Client.LobbyChanged += changes.Enqueue;
    }

    public string Id { get; }

    public LobbyClient Client { get; }

    public IEnumerable<LobbyChange> Changes => changes;

    public int Connections => relay.Connections;

    public static async Task<Player> Connect(LocalCloudProcess cloud, string name, string? id = null, LobbyClientOptions? options = null)
    {
        var player = new Player(cloud, id ?? $"{name}-{Guid.NewGuid():N}"[..16], name, options ?? new());
        await player.Client.ConnectAsync().WaitAsync(Wait.Deadline);
        return player;
    }

    /// <summary>Cuts the connection. The client reconnects at once, or when <paramref name="until"/> has ended.</summary>
    public void Cut(Task? until = null)
    {
        mayConnect = until ?? Task.CompletedTask;
        relay.Cut();
    }

    /// <summary>Waits for a version of the player's lobby that meets the condition.</summary>
    public async Task<LobbySnapshot> WaitForLobby(
        Func<LobbySnapshot, bool> condition, [CallerArgumentExpression(nameof(condition))] string description = "")
    {
        var met = new TaskCompletionSource<LobbySnapshot>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Check(LobbySnapshot? lobby)
        {
            if (lobby is not null && condition(lobby)) met.TrySetResult(lobby);
        }

        void Changed(LobbyChange change) => Check(change.After);
        Client.LobbyChanged += Changed;
        Check(Client.CurrentLobby);
        try
        {
            return await met.Task.WaitAsync(Wait.Deadline);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"The lobby never met {description}: {Client.CurrentLobby?.ToJson()}");
        }
        finally
        {
            Client.LobbyChanged -= Changed;
        }
    }

    public IEnumerable<T> Events<T>() => events.OfType<T>();

    /// <summary>Returns how many events of a type were received.</summary>
    public int Count<T>() => Events<T>().Count();

    /// <summary>Waits for an event of a type, received before or after this call, and skips the first ones.</summary>
    public async Task<T> WaitForEvent<T>(int skip = 0)
    {
        await Wait.Until(() => Count<T>() > skip, () => $"{Id} received no {typeof(T).Name}.");
        return Events<T>().ElementAt(skip);
    }

    /// <summary>Checks that the current lobby equals the service's snapshot of the same version, member for member.</summary>
    public async Task AssertLobbyIsCurrent()
    {
        var expected = await Client.GetLobbyAsync();
        var held = await WaitForLobby(lobby => lobby.Version >= expected.Version);
        Assert.Equal((expected with { Bans = null, BanNames = null }).ToJson().GetRawText(), held.ToJson().GetRawText());
        var raw = await Client.RequestAsync("lobby.get", default);
        Assert.True(JsonElement.DeepEquals(raw, expected.ToJson()), $"{raw} was read as {expected.ToJson()}");
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        relay.Dispose();
    }
}
