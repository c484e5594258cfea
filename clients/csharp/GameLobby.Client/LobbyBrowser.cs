namespace GameLobby.Client;

internal sealed class LobbyBrowser : ILobbyBrowser
{
    private readonly LobbyClient client;
    private readonly WatchLobbies scope;
    private readonly Dictionary<string, LobbySummary> known = [];

    /// <summary>Ids of lobbies removed by pushes while the list was being requested.</summary>
    private readonly HashSet<string> removed = [];

    public LobbyBrowser(LobbyClient client, WatchLobbies scope)
    {
        (this.client, this.scope) = (client, scope);
        client.BrowserChanged += ApplyPush;
        client.SessionOpened += StartWatching;
        if (client.State is ConnectionState.Online) _ = Watch();
    }

    public event Action<IReadOnlyList<LobbySummary>>? Changed;

    public event Action<LobbyException>? Failed;

    public LobbyException? Failure { get; private set; }

    public IReadOnlyList<LobbySummary> Lobbies { get; private set; } = [];

    public void Dispose()
    {
        (Changed, Failed) = (null, null);
        client.BrowserChanged -= ApplyPush;
        client.SessionOpened -= StartWatching;
        _ = Unwatch();
    }

    private void StartWatching(HelloReply hello) => _ = Watch();

    private async Task Watch()
    {
        lock (known)
        {
            known.Clear();
            removed.Clear();
        }

        try
        {
            var list = await client.WatchLobbiesAsync(scope);
            lock (known)
            {
                foreach (var lobby in list.Items.Where(lobby => !removed.Contains(lobby.LobbyId))) Upsert(lobby);
            }

            Failure = null;
            Publish();
        }
        catch (LobbyException exception)
        {
            Failure = exception;
            client.RaiseEvent(() => Failed, exception);
        }
        catch (ObjectDisposedException)
        {
            // A disposed client has no list to show.
        }
    }

    private async Task Unwatch()
    {
        try
        {
            await client.UnwatchLobbiesAsync(new(scope.Mode) { Region = scope.Region });
        }
        catch (Exception exception) when (exception is LobbyException or ObjectDisposedException)
        {
            // The watch ends with its connection anyway.
        }
    }

    private void ApplyPush(BrowserChangedPush push)
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

        Publish();
    }

    private void Upsert(LobbySummary lobby)
    {
        if (!known.TryGetValue(lobby.LobbyId, out var before) || before.Version <= lobby.Version)
            known[lobby.LobbyId] = lobby;
    }

    private void Publish()
    {
        lock (known) Lobbies = known.Values.OrderByDescending(lobby => lobby.CreatedAt).ToArray();
        client.RaiseEvent(() => Changed, Lobbies);
    }
}
