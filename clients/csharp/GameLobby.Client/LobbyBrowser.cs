namespace GameLobby.Client;

/// <summary>A live list of public lobbies; made by <see cref="LobbyClient.Browse"/>.</summary>
public sealed class LobbyBrowser : IDisposable
{
    private readonly LobbyClient client;
    private readonly WatchLobbies scope;
    private readonly Dictionary<string, LobbySummary> known = [];

    /// <summary>What was told to be gone while the list was under way.</summary>
    private readonly HashSet<string> removed = [];

    internal LobbyBrowser(LobbyClient client, WatchLobbies scope)
    {
        (this.client, this.scope) = (client, scope);
        client.BrowserChanged += Hear;
        client.SessionOpened += Begin;
        if (client.State is ConnectionState.Online) _ = Watch();
    }

    /// <summary>The list became another. It comes where the client's events do, in order with them.</summary>
    public event Action<IReadOnlyList<LobbySummary>>? Changed;

    /// <summary>
    /// The list could not be had: an empty mode, and more watches than the service allows, are <c>invalid_request</c>. The
    /// next socket asks again. It comes where the client's events do.
    /// </summary>
    public event Action<LobbyException>? Failed;

    /// <summary>Why there is no list; null while there is one, or none was answered yet.</summary>
    public LobbyException? Failure { get; private set; }

    /// <summary>The lobbies now, the newest first; never changed in place.</summary>
    public IReadOnlyList<LobbySummary> Lobbies { get; private set; } = [];

    /// <summary>Stops watching; no event comes afterwards.</summary>
    public void Dispose()
    {
        (Changed, Failed) = (null, null);
        client.BrowserChanged -= Hear;
        client.SessionOpened -= Begin;
        _ = Unwatch();
    }

    private void Begin(HelloReply hello) => _ = Watch();

    private async Task Watch()
    {
        lock (known)
        {
            known.Clear();
            removed.Clear();
        }

        try
        {
            var list = await client.Lobby.Watch(scope);
            lock (known)
            {
                foreach (var lobby in list.Items.Where(lobby => !removed.Contains(lobby.LobbyId))) Upsert(lobby);
            }

            Failure = null;
            Show();
        }
        catch (LobbyException failure)
        {
            Failure = failure;
            client.Tell(() => Failed, failure);
        }
        catch (ObjectDisposedException)
        {
            // The client is gone, and the list with it.
        }
    }

    private async Task Unwatch()
    {
        try
        {
            await client.Lobby.Unwatch(new(scope.Mode) { Region = scope.Region });
        }
        catch (Exception over) when (over is LobbyException or ObjectDisposedException)
        {
            // A watch ends with its socket anyway.
        }
    }

    private void Hear(BrowserChangedPush push)
    {
        if (push.Mode != scope.Mode || push.Region != scope.Region) return;
        lock (known)
        {
            foreach (var id in push.Removed)
            {
                known.Remove(id);
                removed.Add(id);
            }

            foreach (var lobby in push.Upserted)
            {
                Upsert(lobby);
                removed.Remove(lobby.LobbyId);
            }
        }

        Show();
    }

    private void Upsert(LobbySummary lobby)
    {
        if (!known.TryGetValue(lobby.LobbyId, out var before) || before.Version <= lobby.Version)
            known[lobby.LobbyId] = lobby;
    }

    private void Show()
    {
        lock (known) Lobbies = known.Values.OrderByDescending(lobby => lobby.CreatedAt).ToArray();
        client.Tell(() => Changed, Lobbies);
    }
}
