using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace GameLobby.Client.Tests.Fakes;

/// <summary>
/// A client with fake sockets, time and randomness. Callbacks run inline. Random numbers are 0.5 by default, so the first
/// reconnect comes after 250 ms.
/// </summary>
internal sealed class ClientHarness : IDisposable
{
    public const int ConnectionSeconds = 7200;

    /// <summary>How often a client sends <c>session.hello</c>.</summary>
    public static readonly TimeSpan HelloInterval = TimeSpan.FromMinutes(4);

    /// <summary>When a client renews its connection.</summary>
    public static readonly TimeSpan RenewalDelay = TimeSpan.FromSeconds(ConnectionSeconds) * 0.75;

    public ClientHarness(double random = 0.5, bool autoReplies = true, Action<Action>? dispatcher = null, Action<LobbyLogEntry>? log = null)
    {
        Clock.SetUtcNow(Snapshots.Start);
        Token = _ => Task.FromResult($"token{Sockets.Count + 1}");
        Client = new(new("wss://lobby.test/v1"), ct => Token(ct), new()
        {
            CreateSocket = () =>
            {
                Sockets.Add(new() { AutoReplies = autoReplies });
                return Sockets[^1];
            },
            Dispatcher = dispatcher ?? (call => call()),
            TimeProvider = Clock,
            Random = () => random,
            Log = log,
        });
        Client.StateChanged += States.Add;
        Client.SessionLost += Losses.Add;
        Client.LobbyChanged += Changes.Add;
        Client.PushReceived += Pushes.Add;
    }

    public LobbyClient Client { get; }

    public FakeTimeProvider Clock { get; } = new();

    public List<FakeSocket> Sockets { get; } = [];

    public Func<CancellationToken, Task<string>> Token { get; set; }

    public List<ConnectionState> States { get; } = [];

    public List<SessionLost> Losses { get; } = [];

    public List<LobbyChange> Changes { get; } = [];

    public List<Push> Pushes { get; } = [];

    public FakeSocket LatestSocket => Sockets[^1];

    public void Advance(double milliseconds) => Clock.Advance(TimeSpan.FromMilliseconds(milliseconds));

    /// <summary>Completes the latest socket's handshake and replies to its hello.</summary>
    public FakeSocket AcceptConnection(LobbySnapshot? lobby = null, IEnumerable<Push>? missed = null, DateTimeOffset? serverTime = null)
    {
        LatestSocket.CompleteHandshake();
        return ReplyToHello(lobby, missed, serverTime);
    }

    public FakeSocket ReplyToHello(LobbySnapshot? lobby = null, IEnumerable<Push>? missed = null, DateTimeOffset? serverTime = null)
    {
        var hello = new Dictionary<string, object?>
        {
            ["playerId"] = "p1",
            ["name"] = "Ada",
            ["serverTime"] = serverTime ?? Clock.GetUtcNow(),
            ["protocol"] = 1,
            ["limits"] = new { connectionSeconds = ConnectionSeconds },
            ["lobby"] = lobby?.ToJson(),
        };
        if (missed is not null) hello["missed"] = missed.Select(push => push.ToJson());
        LatestSocket.ReplyToFirstHello(hello);
        return LatestSocket;
    }

    public FakeSocket GoOnline(LobbySnapshot? lobby = null, DateTimeOffset? serverTime = null)
    {
        _ = Client.ConnectAsync();
        return AcceptConnection(lobby, serverTime: serverTime);
    }

    public void Dispose() => _ = Client.CloseAsync();

    public static JsonElement Json(object data) => JsonSerializer.SerializeToElement(data);

    /// <summary>Returns the exception that a request fails with.</summary>
    public static async Task<LobbyException> FailureOf(Task request) =>
        await Assert.ThrowsAsync<LobbyException>(() => request.WaitAsync(TimeSpan.FromSeconds(20)));
}
