using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GameLobby.EndToEnd.Tests.Client;

/// <summary>A game client over one connection, written from docs/protocol.md.</summary>
internal sealed class Player : IAsyncDisposable
{
    /// <summary>How long a hole may stay before the client asks for the lobby.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Unique among all connections of all players.</summary>
    private readonly string idPrefix = $"{Guid.NewGuid():N}"[..12];

    private readonly Arrivals arrivals = new();
    private readonly LobbyCopy copy = new();
    private readonly List<JsonObject> replies = [];
    private readonly List<JsonObject> pushes = [];
    private ClientSocket socket = null!;
    private Task repair = Task.CompletedTask;
    private int requests;

    private Player(string id, string name) => (Id, Name) = (id, name);

    public string Id { get; }

    public string Name { get; }

    /// <summary>The lobby as replies and pushes have told of it so far.</summary>
    public Snapshot Lobby => arrivals.Read(() => copy.Lobby) ?? throw new InvalidOperationException($"{Name} has seen no lobby.");

    public IReadOnlyList<JsonObject> Pushes => arrivals.Read(() => pushes.ToArray());

    public IEnumerable<JsonObject> ChangesHeard => Pushes.Where(push => Type(push) == "lobby.changed");

    /// <summary>How often it had to ask for the lobby because a push was missing.</summary>
    public int Repairs { get; private set; }

    /// <summary>What it sent or received that docs/asyncapi.yaml does not allow.</summary>
    public IReadOnlyList<string> Faults => socket.Faults;

    /// <summary>The close code that ended the connection; null when it ended without one.</summary>
    public Task<int?> Ended => socket.Ended.WaitAsync(Arrivals.Deadline);

    public static async Task<Player> Connect(Uri address, string id, string name, string token)
    {
        var player = new Player(id, name);
        var (socket, status) = await ClientSocket.Open(
            address, options => options.SetRequestHeader("Authorization", $"Bearer {token}"), player.Receive);
        player.socket = socket ?? throw new InvalidOperationException($"The handshake failed with {status}.");
        return player;
    }

    /// <summary>Sends a well-formed request and awaits its reply.</summary>
    /// <param name="id">The request's id; a fresh one when left out.</param>
    public async Task<Reply> Send(string action, object? data = null, string? id = null)
    {
        id ??= NextId();
        await socket.Send(JsonSerializer.SerializeToNode(new { action, id, data = data ?? new { } })!.AsObject());
        return await Answer(id, action);
    }

    /// <summary>Sends a request without data as a frame of so many bytes, the rest of them white space.</summary>
    public async Task<Reply> SendPadded(string action, int bytes)
    {
        var id = NextId();
        await socket.Send(new JsonObject { ["action"] = action, ["id"] = id }, bytes);
        return await Answer(id, action);
    }

    /// <summary>
    /// Sends a frame as it is, also one that docs/asyncapi.yaml does not know, in pieces, and awaits the refusal that names
    /// <paramref name="id"/>.
    /// </summary>
    public async Task<Reply> SendRaw(byte[] frame, string? id = null, int pieces = 1)
    {
        await socket.Send(WebSocketMessageType.Text, frame, pieces);
        return await Answer(id, "a raw frame");
    }

    /// <summary>Sends a message that has no reply.</summary>
    public Task SendOnly(WebSocketMessageType type, byte[] message) => socket.Send(type, message);

    /// <summary>Takes the lobby that a reply brought.</summary>
    public Snapshot Take(Snapshot snapshot)
    {
        arrivals.Note(() => copy.Take(snapshot));
        return snapshot;
    }

    public Task<JsonObject> Push(string type, Func<JsonObject, bool>? which = null) => arrivals.Until(
        () => pushes.Find(push => Type(push) == type && which?.Invoke(push) is not false),
        () => $"No {type} came. {Transcript()}");

    /// <summary>Waits for a change of this kind, and answers it.</summary>
    public Task<JsonObject> Change(string kind, Func<JsonObject, bool>? which = null) => arrivals.Until(
        () => pushes.Where(push => Type(push) == "lobby.changed")
            .SelectMany(push => push["changes"]!.AsArray())
            .Select(change => change!.AsObject())
            .FirstOrDefault(change => (string)change["kind"]! == kind && which?.Invoke(change) is not false),
        () => $"No {kind} came. {Transcript()}");

    /// <summary>Waits until the lobby is so, by what pushes tell.</summary>
    public Task<Snapshot> Sees(Func<Snapshot, bool> state, [CallerArgumentExpression(nameof(state))] string so = "") =>
        arrivals.Until(() => copy.Lobby is { } lobby && state(lobby) ? lobby : null, () => $"It was never so that {so}. {Transcript()}");

    /// <summary>Ends as clients do that lose their network.</summary>
    public void Lose() => socket.Abort();

    public Task Close() => socket.Close();

    public async ValueTask DisposeAsync()
    {
        await socket.DisposeAsync();
        await repair;
    }

    private static string Type(JsonObject frame) => (string)frame["type"]!;

    private string NextId() => $"{idPrefix}-{Interlocked.Increment(ref requests)}";

    private async Task<Reply> Answer(string? id, string to) => new(await arrivals.Until(
        () => replies.Find(reply => (string?)reply["id"] == id) is { } found && replies.Remove(found) ? found : null,
        () => $"No reply to {to} came. {Transcript()}"));

    private void Receive(JsonObject frame) => arrivals.Note(() =>
    {
        if (Type(frame) == "reply")
        {
            replies.Add(frame);
            return;
        }

        pushes.Add(frame);
        if (Type(frame) != "lobby.changed") return;
        copy.Hear(frame);
        if (copy.HasHole && repair.IsCompleted) repair = Repair();
    });

    private async Task Repair()
    {
        await Task.Delay(Patience);
        if (!arrivals.Read(() => copy.HasHole) || socket.Ended.IsCompleted) return;
        Repairs++;
        var reply = await Send("lobby.get");
        if (reply.IsOk) Take(reply.Snapshot);
    }

    private string Transcript()
    {
        var heard = string.Join('\n', pushes.Select(push => push.ToJsonString()));
        return $"{Name} ({Id}) holds {copy.Lobby?.ToString() ?? "no lobby"} and heard:\n{heard}";
    }
}
