using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GameLobby.EndToEnd.Tests.Client;

/// <summary>A game client over one connection, written from docs/protocol.md.</summary>
internal sealed class Player : IAsyncDisposable
{
    /// <summary>Time a gap between versions may last before the client requests the lobby.</summary>
    private static readonly TimeSpan GapTimeout = TimeSpan.FromSeconds(1);

    /// <summary>Prefix of request ids, unique per connection.</summary>
    private readonly string idPrefix = $"{Guid.NewGuid():N}"[..12];

    private readonly Arrivals arrivals = new();
    private readonly LobbyCopy copy = new();
    private readonly List<JsonObject> replies = [];
    private readonly List<JsonObject> pushes = [];
    private readonly List<string> received = [];
    private ClientSocket socket = null!;
    private Task repair = Task.CompletedTask;
    private int requests;

    private Player(string id, string name) => (Id, Name) = (id, name);

    public string Id { get; }

    public string Name { get; }

    /// <summary>The lobby, as known from replies and pushes so far.</summary>
    public Snapshot Lobby => arrivals.Read(() => copy.Lobby) ?? throw new InvalidOperationException($"{Name} has seen no lobby.");

    public IReadOnlyList<JsonObject> Pushes => arrivals.Read(() => pushes.ToArray());

    /// <summary>The text of every frame, replies and pushes.</summary>
    public IReadOnlyList<string> Received => arrivals.Read(() => received.ToArray());

    public IEnumerable<JsonObject> ReceivedChanges => Pushes.Where(push => Type(push) == "lobby.changed");

    /// <summary>Number of times it requested the lobby because a push was missing.</summary>
    public int Repairs { get; private set; }

    /// <summary>Frames it sent or received that docs/asyncapi.yaml does not allow.</summary>
    public IReadOnlyList<string> Faults => socket.Faults;

    /// <summary>Close code of the connection; null if it ended without one.</summary>
    public Task<int?> Ended => socket.Ended.WaitAsync(Wait.Deadline);

    public static async Task<Player> Connect(Uri address, string id, string name, string token)
    {
        var player = new Player(id, name);
        var (socket, status) = await ClientSocket.Open(
            address, options => options.SetRequestHeader("Authorization", $"Bearer {token}"), player.Receive);
        player.socket = socket ?? throw new InvalidOperationException($"The handshake failed with {status}.");
        return player;
    }

    /// <summary>Sends a well-formed request and awaits its reply.</summary>
    /// <param name="id">The request's id; by default a new one.</param>
    public async Task<Reply> Send(string action, object? data = null, string? id = null)
    {
        id ??= NextId();
        await socket.Send(JsonSerializer.SerializeToNode(new { action, id, data = data ?? new { } })!.AsObject());
        return await AwaitReply(id, action);
    }

    /// <summary>Sends a request without data, padded with white space to this many bytes.</summary>
    public async Task<Reply> SendPadded(string action, int bytes)
    {
        var id = NextId();
        await socket.Send(new JsonObject { ["action"] = action, ["id"] = id }, bytes);
        return await AwaitReply(id, action);
    }

    /// <summary>
    /// Sends a raw frame, valid or not, in pieces and awaits the refusal with this <paramref name="id"/>.
    /// </summary>
    public async Task<Reply> SendRaw(byte[] frame, string? id = null, int pieces = 1)
    {
        await socket.Send(WebSocketMessageType.Text, frame, pieces);
        return await AwaitReply(id, "a raw frame");
    }

    /// <summary>Sends a message that has no reply.</summary>
    public Task SendOnly(WebSocketMessageType type, byte[] message) => socket.Send(type, message);

    /// <summary>Adopts the lobby of a reply.</summary>
    public Snapshot Take(Snapshot snapshot)
    {
        arrivals.Note(() => copy.Take(snapshot));
        return snapshot;
    }

    public Task<JsonObject> Push(string type, Func<JsonObject, bool>? which = null) => arrivals.Until(
        () => pushes.Find(push => Type(push) == type && which?.Invoke(push) is not false),
        () => $"No {type} came. {Transcript()}");

    /// <summary>Waits for a change of this kind and returns it.</summary>
    public Task<JsonObject> Change(string kind, Func<JsonObject, bool>? which = null) => arrivals.Until(
        () => pushes.Where(push => Type(push) == "lobby.changed")
            .SelectMany(push => push["changes"]!.AsArray())
            .Select(change => change!.AsObject())
            .FirstOrDefault(change => (string)change["kind"]! == kind && which?.Invoke(change) is not false),
        () => $"No {kind} came. {Transcript()}");

    /// <summary>Waits until the lobby, as known from pushes, is in this state.</summary>
    public Task<Snapshot> WaitUntil(Func<Snapshot, bool> state, [CallerArgumentExpression(nameof(state))] string expected = "") =>
        arrivals.Until(
            () => copy.Lobby is { } lobby && state(lobby) ? lobby : null,
            () => $"Waited in vain for: {expected}. {Transcript()}");

    /// <summary>Drops the connection without a close frame, like a client that loses its network.</summary>
    public void LoseNetwork() => socket.Abort();

    public Task Close() => socket.Close();

    public async ValueTask DisposeAsync()
    {
        await socket.DisposeAsync();
        // A repair that is under way gets no reply now.
        if (repair.IsCompleted) await repair;
    }

    private static string Type(JsonObject frame) => (string)frame["type"]!;

    private string NextId() => $"{idPrefix}-{Interlocked.Increment(ref requests)}";

    private async Task<Reply> AwaitReply(string? id, string to) => new(await arrivals.Until(
        () => replies.Find(reply => (string?)reply["id"] == id) is { } found && replies.Remove(found) ? found : null,
        () => $"No reply to {to} came. {Transcript()}"));

    private void Receive(JsonObject frame) => arrivals.Note(() =>
    {
        received.Add(frame.ToJsonString());
        if (Type(frame) == "reply")
        {
            replies.Add(frame);
            return;
        }

        pushes.Add(frame);
        if (Type(frame) != "lobby.changed") return;
        copy.Add(frame);
        if (copy.HasGap && repair.IsCompleted) repair = Repair();
    });

    private async Task Repair()
    {
        await Task.Delay(GapTimeout);
        if (!arrivals.Read(() => copy.HasGap) || socket.Ended.IsCompleted) return;
        Repairs++;
        var reply = await Send("lobby.get");
        if (reply.IsOk) Take(reply.Snapshot);
    }

    private string Transcript()
    {
        var received = string.Join('\n', pushes.Select(push => push.ToJsonString()));
        return $"{Name} ({Id}) holds {copy.Lobby?.ToString() ?? "no lobby"} and received:\n{received}";
    }
}
