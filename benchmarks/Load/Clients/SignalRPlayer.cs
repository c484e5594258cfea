using System.Text.Json;

namespace GameLobby.Benchmarks.Clients;

/// <summary>A player of the SignalR hub, over WebSockets with the JSON protocol, as SignalR's own clients do by default.</summary>
internal sealed class SignalRPlayer : Player
{
    private const byte Separator = 0x1e;
    private const int Invocation = 1;

    private SignalRPlayer(string id)
        : base(id)
    {
    }

    public static async Task<Player> Connect(string id, Uri address)
    {
        var player = new SignalRPlayer(id);
        await player.Open(new Uri(address, $"?player={id}"));
        await player.Send([.. """{"protocol":"json","version":1}"""u8, Separator]);
        return player;
    }

    protected override byte[] Write(string request, string action, object data) =>
    [
        .. JsonSerializer.SerializeToUtf8Bytes(
            new { type = Invocation, invocationId = request, target = action, arguments = new[] { data } }),
        Separator,
    ];

    protected override void Receive(ReadOnlySpan<byte> message)
    {
        while (message.IndexOf(Separator) is var end and >= 0)
        {
            Receive(Frame.Read(message[..end]));
            message = message[(end + 1)..];
        }
    }
}
