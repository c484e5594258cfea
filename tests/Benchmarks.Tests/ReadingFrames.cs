using System.Text;
using GameLobby.Benchmarks.Clients;

namespace GameLobby.Benchmarks.Tests;

public sealed class ReadingFrames
{
    [Theory]
    [InlineData("""{"type":"reply","id":"7","ok":true,"data":{"lobbyId":"a","version":12,"data":{"version":"x"},"members":[{}]}}""")]
    [InlineData("""{"type":3,"invocationId":"7","result":{"lobbyId":"a","version":12,"members":[{"version":1}]}}""")]
    public void A_snapshot_has_its_lobby_and_version(string json)
    {
        var frame = Read(json);
        Assert.Equal((true, "7", "a", 12, null), (frame.IsReply, frame.Id, frame.LobbyId, frame.Version, frame.Error));
    }

    [Theory]
    [InlineData("""{"type":"lobby.changed","lobbyId":"a","version":14,"previous":12,"changes":[{"kind":"member.updated","version":1}]}""")]
    [InlineData("""{"type":1,"target":"lobby.changed","arguments":[{"lobbyId":"a","version":14,"previous":12,"changes":[{}]}]}""")]
    public void A_push_has_the_versions_that_it_covers(string json)
    {
        var frame = Read(json);
        Assert.Equal((true, 12, 14), (frame.IsChange, frame.Previous, frame.Version));
    }

    [Theory]
    [InlineData("""{"type":"reply","id":"7","ok":false,"error":{"code":"conflict","message":"Try again."}}""")]
    [InlineData("""{"type":3,"invocationId":"7","error":"conflict"}""")]
    public void A_refusal_has_its_code(string json) => Assert.Equal(("7", "conflict"), (Read(json).Id, Read(json).Error));

    [Theory]
    [InlineData("""{"type":6}""")]
    [InlineData("{}")]
    [InlineData("""{"type":"chat.message","lobbyId":"a","messageId":"m","text":"Hello"}""")]
    public void Other_frames_are_neither_replies_nor_changes(string json) =>
        Assert.Equal((false, false), (Read(json).IsReply, Read(json).IsChange));

    private static Frame Read(string json) => Frame.Read(Encoding.UTF8.GetBytes(json));
}
