using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using GameLobby.TestKit.Cloud;

namespace GameLobby.Client.Tests.Stories;

/// <summary>A player whom nobody has met before, behind a network that can be cut.</summary>
internal sealed class Player : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly Relay relay;
    private readonly ConcurrentQueue<object> heard = new();
    private readonly ConcurrentQueue<LobbyChange> seen = new();

    private Player(LocalCloudProcess cloud, string id, string name, LobbyClientOptions options)
    {
        Id = id;
        relay = new(cloud.Socket);
        Client = new(relay.Url, _ => cloud.Token(id, name), options);
        Client.PushReceived += heard.Enqueue;
        Client.SessionOpened += heard.Enqueue;
        Client.StateChanged += state => heard.Enqueue(state);
        Client.LobbyChanged += seen.Enqueue;
    }

    public string Id { get; }

    public LobbyClient Client { get; }

    public IEnumerable<LobbyChange> Seen => seen;

    public int Connections => relay.Connections;

    public static async Task<Player> Connect(LocalCloudProcess cloud, string name, string? id = null, LobbyClientOptions? options = null)
    {
        var player = new Player(cloud, id ?? $"{name}-{Guid.NewGuid():N}"[..16], name, options ?? new());
        await player.Client.Connect().WaitAsync(Deadline);
        return player;
    }

    public void Cut() => relay.Cut();

    /// <summary>Waits until the lobby is so.</summary>
    public async Task<LobbySnapshot> Sees(Func<LobbySnapshot, bool> state, [CallerArgumentExpression(nameof(state))] string so = "")
    {
        var is_so = new TaskCompletionSource<LobbySnapshot>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look(LobbySnapshot? lobby)
        {
            if (lobby is not null && state(lobby)) is_so.TrySetResult(lobby);
        }

        void Changed(LobbyChange change) => Look(change.After);
        Client.LobbyChanged += Changed;
        Look(Client.CurrentLobby);
        try
        {
            return await is_so.Task.WaitAsync(Deadline);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"It was never so that {so}: {Client.CurrentLobby?.ToJson()}");
        }
        finally
        {
            Client.LobbyChanged -= Changed;
        }
    }

    /// <summary>How many of a kind it has heard.</summary>
    public int Count<T>() => heard.OfType<T>().Count();

    /// <summary>Waits for something, which may have come already: the one after the first few.</summary>
    public async Task<T> Hears<T>(int after = 0)
    {
        await Wait.Until(() => Count<T>() > after, () => $"No {typeof(T).Name} came.");
        return heard.OfType<T>().ElementAt(after);
    }

    /// <summary>What is held is what the service says at the same version, member for member.</summary>
    public async Task HoldsWhatIsTold()
    {
        var told = await Client.Lobby.Get();
        var held = await Sees(lobby => lobby.Version >= told.Version);
        Assert.Equal((told with { Bans = null }).ToJson().GetRawText(), held.ToJson().GetRawText());
        var raw = await Client.Request("lobby.get", default);
        Assert.True(JsonElement.DeepEquals(raw, (told with { Bans = told.Bans }).ToJson()), $"{raw} was read as {told.ToJson()}");
    }

    public void Dispose()
    {
        Client.Dispose();
        relay.Dispose();
    }
}
