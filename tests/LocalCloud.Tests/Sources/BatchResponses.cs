using GameLobby.LocalCloud.Lambda;
using GameLobby.LocalCloud.Sources;

namespace GameLobby.LocalCloud.Tests.Sources;

public sealed class BatchResponses
{
    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("\"ok\"")]
    [InlineData("{}")]
    [InlineData("""{"batchItemFailures":null}""")]
    [InlineData("""{"batchItemFailures":[]}""")]
    public void A_response_without_failures_is_success(string payload)
    {
        var response = Read(payload);
        Assert.False(response.All);
        Assert.Empty(response.Failed);
    }

    [Fact]
    public void The_reported_items_failed() => Assert.Equal(["1", "3"],
        Read("""{"batchItemFailures":[{"itemIdentifier":"3"},{"itemIdentifier":"1"}]}""").Failed.Order());

    [Theory]
    [InlineData("not JSON")]
    [InlineData("""{"batchItemFailures":"1"}""")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":""}]}""")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":null}]}""")]
    [InlineData("""{"batchItemFailures":[{"id":"1"}]}""")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":"1"},{"itemIdentifier":"4"}]}""")]
    public void A_response_with_an_invalid_item_fails_the_batch(string payload) => Assert.True(Read(payload).All);

    [Fact]
    public void A_function_error_fails_the_batch() =>
        Assert.True(BatchResponse.Read(new Invocation("{}", new InvocationError("Crash", "")), true, ["1"]).All);

    [Fact]
    public void Reports_without_ReportBatchItemFailures_are_ignored() =>
        Assert.Empty(BatchResponse.Read(new Invocation("""{"batchItemFailures":[{"itemIdentifier":"1"}]}""", null), false, ["1"]).Failed);

    private static BatchResponse Read(string payload) => BatchResponse.Read(new Invocation(payload, null), true, ["1", "2", "3"]);
}
