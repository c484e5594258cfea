using System.Text.Json.Nodes;
using GameLobby.TestKit.Wire;

namespace GameLobby.Protocol.Tests;

/// <summary>Frames that violate the AsyncAPI document are reported as faulty.</summary>
public sealed class FrameValidationTests
{
    [Theory]
    [InlineData("""{"action":"lobby.explode","id":"1"}""")]
    [InlineData("""{"action":"session.ping"}""")]
    [InlineData("""{"action":"session.ping","id":"a b"}""")]
    [InlineData("""{"action":"member.ready","id":"1"}""")]
    [InlineData("""{"action":"member.ready","id":"1","data":{}}""")]
    [InlineData("""{"action":"member.ready","id":"1","data":{"ready":null}}""")]
    [InlineData("""{"action":"member.ready","id":"1","data":{"ready":true,"extra":1}}""")]
    [InlineData("""{"action":"member.kick","id":"1","data":{"playerId":""}}""")]
    [InlineData("""{"action":"team.balance","id":"1","data":{"mode":"odd"}}""")]
    [InlineData("""{"action":"lobby.create","id":"1","data":{"name":"n","mode":"m","maxPlayers":129}}""")]
    [InlineData("""{"action":"lobby.create","id":"1","data":{"name":"n","mode":"m","maxPlayers":8,"teams":[{"name":"red"}]}}""")]
    [InlineData("""{"action":"lobby.join","id":"1","data":{"lobbyId":"a","code":"b"}}""")]
    [InlineData("""{"action":"lobby.search","id":"1","data":{"filters":[{"key":"map","op":"like","value":"x"}]}}""")]
    [InlineData("""{"action":"signal.send","id":"1","data":{"name":"n","to":[1]}}""")]
    public void A_request_that_violates_the_document_is_faulty(string frame) => Assert.NotNull(WireDocument.FaultOfRequest(Parsed(frame)));

    [Theory]
    [InlineData("session.ping", """{"type":"reply","id":"1","ok":true,"data":{}}""")]
    [InlineData("session.ping", """{"type":"reply","id":"1","ok":true,"data":{"serverTime":"2030-01-01T12:00:00Z"}}""")]
    [InlineData("session.ping", """{"type":"reply","id":null,"ok":true,"data":{"serverTime":"2030-01-01T12:00:00.000Z"}}""")]
    [InlineData(null, """{"type":"reply","id":"1","ok":true,"data":{}}""")]
    [InlineData(null, """{"type":"reply","id":"1","ok":false,"error":{"code":"no_such_code","message":""}}""")]
    [InlineData(null, """{"type":"reply","id":"1","ok":false,"error":{"code":"invalid_request","message":""}}""")]
    [InlineData(null, """{"type":"reply","id":"1","ok":false,"error":{"code":"kicked","message":""}}""")]
    [InlineData(null, """{"type":"lobby.exploded"}""")]
    [InlineData(null, """{"type":"lobby.removed","lobbyId":"a","version":2,"reason":"ready"}""")]
    [InlineData(null, """{"type":"lobby.removed","lobbyId":"a","version":2,"reason":"left","detail":null}""")]
    [InlineData(null, """{"type":"browser.changed","mode":"m","region":null,"upserted":[{}],"removed":[]}""")]
    [InlineData(
        null,
        """{"type":"lobby.changed","lobbyId":"a","version":2,"previous":1,"at":"2030-01-01T12:00:00.000Z","changes":[{"kind":"x"}]}""")]
    public void A_reply_or_push_that_violates_the_document_is_faulty(string? action, string frame) =>
        Assert.NotNull(WireDocument.FaultOfAnswer(Parsed(frame), action));

    [Fact]
    public void A_fault_names_the_frame_and_the_place_of_the_error()
    {
        const string frame = """{"action":"member.ready","id":"1","data":{"ready":"yes"}}""";

        var fault = WireDocument.FaultOfRequest(Parsed(frame));

        Assert.Contains(frame, fault, StringComparison.Ordinal);
        Assert.Contains("#/data.ready", fault, StringComparison.Ordinal);
    }

    private static JsonObject Parsed(string frame) => JsonNode.Parse(frame)!.AsObject();
}
