using System.Net;
using System.Net.WebSockets;
using GameLobby.EndToEnd.Tests.Client;
using GameLobby.EndToEnd.Tests.Running;
using Xunit.Abstractions;

namespace GameLobby.EndToEnd.Tests;

public sealed class Connecting(LocalCloudProcess cloud, ITestOutputHelper output) : EndToEndTest(cloud, output)
{
    [Fact]
    public async Task A_token_in_the_authorization_header_opens_a_connection()
    {
        var token = await Cloud.Token("ada");

        Assert.Equal((HttpStatusCode.SwitchingProtocols, null), await Open(it => it.SetRequestHeader("Authorization", $"Bearer {token}")));
    }

    [Fact]
    public async Task A_token_in_the_subprotocols_opens_a_connection_with_protocol_lobby_v1()
    {
        var token = await Cloud.Token("ada");

        Assert.Equal((HttpStatusCode.SwitchingProtocols, "lobby.v1"), await Open(it =>
        {
            it.AddSubProtocol("lobby.v1");
            it.AddSubProtocol($"bearer.{token}");
        }));
    }

    [Fact]
    public async Task A_token_in_the_query_string_opens_a_connection()
    {
        var token = await Cloud.Token("ada");

        Assert.Equal((HttpStatusCode.SwitchingProtocols, null), await Open(_ => { }, $"?token={token}"));
    }

    [Fact]
    public async Task A_handshake_without_a_token_is_refused() => AssertRefused(await Open(_ => { }));

    [Theory]
    [InlineData("not a token")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZGEiLCJpc3MiOiJsb2NhbGNsb3VkIiwiYXVkIjoiZ2FtZS1sb2JieSIsImV4cCI6NDEwMjQ0NDgwMH0.")]
    public async Task An_unsigned_token_is_refused(string token) =>
        AssertRefused(await Open(it => it.SetRequestHeader("Authorization", $"Bearer {token}")));

    [Fact]
    public async Task A_tampered_token_is_refused()
    {
        var parts = (await Cloud.Token("ada")).Split('.');
        parts[1] = (await Cloud.Token("grace", scope: "lobby:admin")).Split('.')[1];

        AssertRefused(await Open(it => it.SetRequestHeader("Authorization", $"Bearer {string.Join('.', parts)}")));
    }

    [Fact]
    public async Task An_expired_token_is_refused()
    {
        var token = await Cloud.Token("ada", expiresInSeconds: -1);

        AssertRefused(await Open(it => it.SetRequestHeader("Authorization", $"Bearer {token}")));
    }

    [Fact]
    public async Task The_hello_reply_has_the_player_and_the_limits()
    {
        var ada = await Newcomer("Ada");

        var hello = (await ada.Send("session.hello", new { protocol = 1 })).Data;

        Assert.Equal((ada.Id, "Ada", 1), ((string)hello["playerId"]!, (string)hello["name"]!, (int)hello["protocol"]!));
        Assert.Equal(32 * 1024, (int)hello["limits"]!["frameBytes"]!);
        Assert.Null(hello["lobby"]);
        var ping = (await ada.Send("session.ping")).Data;
        Assert.InRange((DateTimeOffset)ping["serverTime"]!, (DateTimeOffset)hello["serverTime"]!, DateTimeOffset.UtcNow.AddMinutes(1));
    }

    private static void AssertRefused((HttpStatusCode Status, string? Protocol) handshake) =>
        Assert.Contains(handshake.Status, new[] { HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden });

    /// <summary>The handshake's status and selected subprotocol.</summary>
    private async Task<(HttpStatusCode Status, string? Protocol)> Open(Action<ClientWebSocketOptions> options, string query = "")
    {
        var (socket, status) = await ClientSocket.Open(new Uri(Cloud.Socket + query), options, _ => { });
        if (socket is null) return (status, null);

        await using (socket) return (status, socket.Protocol);
    }
}
