using System.Buffers.Binary;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GameLobby.Benchmarks.Clients;

/// <summary>
/// A player of Colyseus, who creates or joins a room over HTTP and then connects to it. Requests and replies are messages of bytes that
/// are JSON. Of the state and its patches it reads the first field, which is the version.
/// </summary>
internal sealed class ColyseusPlayer(string id, HttpClient http) : Player(id)
{
    private const byte JoinRoom = 10;
    private const byte State = 14;
    private const byte StatePatch = 15;
    private const byte Bytes = 17;

    /// <summary>Marks a text of less than 32 bytes. The other bits are its length.</summary>
    private const byte ShortText = 0xa0;

    private readonly TaskCompletionSource joined = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<long> firstVersion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string room = "";

    protected override WebSocketMessageType MessageType => WebSocketMessageType.Binary;

    public override Task<Reply> Send(string action, object? data = null) => action switch
    {
        "lobby.create" => Enter("create/lobby", data),
        "lobby.join" => Enter($"joinById/{JsonSerializer.SerializeToNode(data)!["lobbyId"]}", data),
        "lobby.leave" => Task.FromResult(new Reply(null, 0, null, Stopwatch.GetTimestamp())), // the end of the connection does it
        _ => base.Send(action, data),
    };

    protected override byte[] Write(string request, string action, object data) =>
    [
        Bytes, (byte)(ShortText + action.Length), .. Encoding.ASCII.GetBytes(action),
        .. JsonSerializer.SerializeToUtf8Bytes(new { id = request, data }),
    ];

    protected override void Receive(ReadOnlySpan<byte> message)
    {
        switch (message[0])
        {
            case JoinRoom:
                joined.SetResult();
                break;
            case State:
                Hold(room, Version(message));
                firstVersion.SetResult(Version(message));
                break;
            case StatePatch:
                Receive(new Frame { Previous = Versions.Held, Version = Version(message) });
                break;
            case Bytes:
                Receive(Frame.Read(message[(2 + message[1] - ShortText)..]));
                break;
        }
    }

    /// <summary>Reads the first field of a state or patch, after its index and operation.</summary>
    private static long Version(ReadOnlySpan<byte> message) => BinaryPrimitives.ReadUInt32LittleEndian(message[2..]);

    private async Task<Reply> Enter(string method, object? data)
    {
        var options = JsonSerializer.SerializeToNode(data)!.AsObject();
        options["player"] = Id;
        using var response = await http.PostAsJsonAsync($"matchmake/{method}", options);
        var seat = (await response.Content.ReadFromJsonAsync<JsonObject>())!;
        if (seat["error"] is { } error) return new Reply(null, 0, error.ToString(), Stopwatch.GetTimestamp());

        room = (string)seat["room"]!["roomId"]!;
        await Open(new Uri($"ws://{http.BaseAddress!.Authority}/{seat["room"]!["processId"]}/{room}?sessionId={seat["sessionId"]}"));
        await joined.Task.WaitAsync(ReplyLimit);
        await Send([JoinRoom]);
        return new Reply(room, await firstVersion.Task.WaitAsync(ReplyLimit), null, Stopwatch.GetTimestamp());
    }
}
