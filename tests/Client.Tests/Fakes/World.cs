using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace GameLobby.Client.Tests.Fakes;

/// <summary>
/// A client with fake sockets and fake time. Chance is 0.5, so a wait of up to a second takes half of one. Callbacks run at once.
/// </summary>
internal sealed class World : IDisposable
{
    public const int ConnectionSeconds = 7200;

    /// <summary>How often a client greets.</summary>
    public static readonly TimeSpan Greeting = TimeSpan.FromMinutes(4);

    /// <summary>When the planned change of sockets comes.</summary>
    public static readonly TimeSpan Renewal = TimeSpan.FromSeconds(ConnectionSeconds) * 0.75;

    public World(double chance = 0.5, bool answersCalls = true, Action<Action>? dispatcher = null)
    {
        Clock.SetUtcNow(Snapshots.Start);
        Token = _ => Task.FromResult($"token{Sockets.Count + 1}");
        Client = new(new("wss://lobby.test/v1"), ct => Token(ct), new()
        {
            CreateSocket = () =>
            {
                Sockets.Add(new() { AnswersCalls = answersCalls });
                return Sockets[^1];
            },
            Dispatcher = dispatcher ?? (call => call()),
            Clock = Clock,
            Random = () => chance,
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

    public FakeSocket Last => Sockets[^1];

    public void Pass(double milliseconds) => Clock.Advance(TimeSpan.FromMilliseconds(milliseconds));

    /// <summary>Lets the newest socket in.</summary>
    public FakeSocket Greet(LobbySnapshot? lobby = null, IEnumerable<Push>? missed = null, DateTimeOffset? serverTime = null)
    {
        Last.LetIn();
        return Answer(lobby, missed, serverTime);
    }

    /// <summary>Answers the newest socket's greeting.</summary>
    public FakeSocket Answer(LobbySnapshot? lobby = null, IEnumerable<Push>? missed = null, DateTimeOffset? serverTime = null)
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
        Last.Greet(hello);
        return Last;
    }

    public FakeSocket Online(LobbySnapshot? lobby = null, DateTimeOffset? serverTime = null)
    {
        _ = Client.Connect();
        return Greet(lobby, serverTime: serverTime);
    }

    public void Dispose() => Client.Dispose();

    public static JsonElement Json(object data) => JsonSerializer.SerializeToElement(data);

    /// <summary>The refusal that a request ends with.</summary>
    public static async Task<LobbyException> Refusal(Task asked) =>
        await Assert.ThrowsAsync<LobbyException>(() => asked.WaitAsync(TimeSpan.FromSeconds(20)));
}
