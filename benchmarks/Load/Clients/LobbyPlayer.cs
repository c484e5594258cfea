using System.Text.Json;

namespace GameLobby.Benchmarks.Clients;

/// <summary>A player of GameLobby, or of a server that speaks its protocol.</summary>
internal sealed class LobbyPlayer : Player
{
    private LobbyPlayer(string id)
        : base(id)
    {
    }

    /// <summary>Connects, and says hello if there is a token.</summary>
    public static async Task<Player> Connect(string id, Uri address, string? token = null)
    {
        var player = new LobbyPlayer(id);
        await player.Open(address, token);
        if (token is not null) await player.Request("session.hello", new { protocol = 1 });
        return player;
    }

    protected override byte[] Write(string request, string action, object data) =>
        JsonSerializer.SerializeToUtf8Bytes(new { action, id = request, data });

    protected override void Receive(ReadOnlySpan<byte> message) => Receive(Frame.Read(message));
}
