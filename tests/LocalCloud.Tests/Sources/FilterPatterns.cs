using System.Text.Json;
using GameLobby.LocalCloud.Sources;

namespace GameLobby.LocalCloud.Tests.Sources;

public sealed class FilterPatterns
{
    private static readonly JsonElement Record = JsonElement.Parse(
        """
        {"eventName":"MODIFY","dynamodb":{"Keys":{"PK":{"S":"LOBBY#1"},"SK":{"S":"LOBBY"}},
        "NewImage":{"version":{"N":"3"},"open":{"BOOL":true},"tags":{"SS":["a","b"]}}}}
        """);

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"eventName":["INSERT","MODIFY"]}""")]
    [InlineData("""{"dynamodb":{"Keys":{"SK":{"S":["LOBBY","PLAYER"]}}}}""")]
    [InlineData("""{"dynamodb":{"Keys":{"PK":{"S":[{"prefix":"LOBBY#"}]}}}}""")]
    [InlineData("""{"dynamodb":{"Keys":{"PK":{"S":[{"suffix":"#1"}]}}}}""")]
    [InlineData("""{"dynamodb":{"NewImage":{"version":{"N":["3"]},"open":{"BOOL":[true]}}}}""")]
    [InlineData("""{"dynamodb":{"NewImage":{"tags":{"SS":["b"]}}}}""")]
    [InlineData("""{"userIdentity":[{"exists":false}],"eventName":[{"exists":true}]}""")]
    [InlineData("""{"eventName":[{"anything-but":["REMOVE"]}]}""")]
    public void A_record_passes_if_every_field_has_a_listed_value(string pattern) =>
        Assert.True(new FilterPattern(pattern).Matches(Record));

    [Theory]
    [InlineData("""{"eventName":["REMOVE"]}""")]
    [InlineData("""{"eventName":["modify"]}""")]
    [InlineData("""{"eventName":["MODIFY"],"dynamodb":{"Keys":{"SK":{"S":["PLAYER"]}}}}""")]
    [InlineData("""{"dynamodb":{"Keys":{"PK":{"S":[{"prefix":"PLAYER#"}]}}}}""")]
    [InlineData("""{"dynamodb":{"OldImage":{"version":{"N":["3"]}}}}""")]
    [InlineData("""{"dynamodb":{"NewImage":{"version":{"N":[3]}}}}""")]
    [InlineData("""{"userIdentity":{"type":["Service"]}}""")]
    [InlineData("""{"userIdentity":[{"anything-but":["x"]}]}""")]
    [InlineData("""{"eventName":[{"anything-but":["REMOVE","MODIFY"]}]}""")]
    [InlineData("""{"eventName":[{"exists":false}]}""")]
    public void A_record_without_a_listed_value_does_not_pass(string pattern) => Assert.False(new FilterPattern(pattern).Matches(Record));

    [Theory]
    [InlineData("no JSON")]
    [InlineData("[]")]
    [InlineData("""{"eventName":"MODIFY"}""")]
    [InlineData("""{"dynamodb":{"NewImage":{"version":{"N":[{"numeric":[">",1]}]}}}}""")]
    public void An_unsupported_pattern_is_an_error_at_the_start(string pattern) =>
        Assert.Throws<FormatException>(() => new FilterPattern(pattern));
}
