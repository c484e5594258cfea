using System.Net.WebSockets;
using System.Text;
using GameLobby.EndToEnd.Tests.Client;
using GameLobby.EndToEnd.Tests.Running;
using Xunit.Abstractions;

namespace GameLobby.EndToEnd.Tests;

public sealed class SendingInvalidMessages(LocalCloudProcess cloud, ITestOutputHelper output) : EndToEndTest(cloud, output)
{
    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("{\"action\":\"session.ping\",\"id\":\"1\"")]
    [InlineData("[1,2]")]
    [InlineData("\"session.ping\"")]
    [InlineData("null")]
    [InlineData("""{"action":"session.ping"}""")]
    [InlineData("""{"action":"session.ping","id":7}""")]
    [InlineData("""{"action":"session.ping","id":""}""")]
    [InlineData("""{"action":"session.ping","id":"a b"}""")]
    [InlineData("""{"action":"session.ping","id":"1","id":"2"}""")]
    [InlineData("""{"action":"session.ping","id":"1","extra":1,"extra":2}""")]
    public async Task A_frame_without_a_usable_id_is_refused_without_an_id(string frame)
    {
        var ada = await Newcomer("Ada");

        Assert.Equal("invalid_request", (await ada.SendRaw(Encoding.UTF8.GetBytes(frame))).Code);
        Assert.True((await ada.Send("session.ping")).IsOk);
    }

    [Theory]
    [InlineData("""{"id":"x"}""", "invalid_request", "action")]
    [InlineData("""{"id":"x","action":7}""", "invalid_request", "action")]
    [InlineData("""{"id":"x","action":"lobby.explode"}""", "unknown_action", null)]
    [InlineData("""{"id":"x","action":"session.ping","data":[]}""", "invalid_request", "data")]
    [InlineData("""{"id":"x","action":"session.ping","data":{"extra":1}}""", "invalid_request", "extra")]
    [InlineData("""{"id":"x","action":"member.ready","data":{"ready":"yes"}}""", "invalid_request", "ready")]
    [InlineData("""{"id":"x","action":"member.ready","data":{}}""", "invalid_request", "ready")]
    [InlineData("""{"id":"x","action":"lobby.create","data":{"name":"","mode":"ctf","maxPlayers":8}}""", "invalid_request", "name")]
    [InlineData(
        """{"id":"x","action":"lobby.create","data":{"name":"a","mode":"ctf","maxPlayers":129}}""",
        "invalid_request",
        "maxPlayers")]
    [InlineData(
        """{"id":"x","action":"lobby.create","data":{"name":"a","mode":"ctf","maxPlayers":2,"autoStart":"later"}}""",
        "invalid_request",
        "autoStart")]
    [InlineData(
        """{"id":"x","action":"lobby.create","data":{"name":"a","mode":"ctf","maxPlayers":2,"visibility":"public,invite"}}""",
        "invalid_request",
        "visibility")]
    [InlineData("""{"id":"x","action":"lobby.join","data":{}}""", "invalid_request", "lobbyId")]
    public async Task An_invalid_request_is_refused_under_its_id_with_the_reason(string frame, string code, string? member)
    {
        var ada = await Newcomer("Ada");

        var reply = await ada.SendRaw(Encoding.UTF8.GetBytes(frame), "x");

        Assert.Equal(code, reply.Code);
        if (member is not null) Assert.Contains(member, reply.Details!.Select(detail => detail.Key));
    }

    [Fact]
    public async Task A_message_of_more_than_32_KiB_is_too_large()
    {
        var ada = await Newcomer("Ada");
        const string frame = """{"action":"session.ping","id":"1","data":{"x":"?"}}""";
        var message = Encoding.UTF8.GetBytes(frame.Replace("?", new string('x', 40_000), StringComparison.Ordinal));

        Assert.Equal("payload_too_large", (await ada.SendRaw(message, pieces: 2)).Code);
        Assert.True((await ada.Send("session.ping")).IsOk);
    }

    [Fact]
    public async Task A_frame_of_more_than_32_KiB_closes_the_connection()
    {
        var ada = await Newcomer("Ada");

        await ada.SendOnly(WebSocketMessageType.Text, new byte[40_000]);

        Assert.Equal(1009, await ada.Ended);
    }

    [Fact]
    public async Task A_binary_message_closes_the_connection()
    {
        var ada = await Newcomer("Ada");

        await ada.SendOnly(WebSocketMessageType.Binary, [1, 2, 3]);

        Assert.Equal(1003, await ada.Ended);
    }
}
