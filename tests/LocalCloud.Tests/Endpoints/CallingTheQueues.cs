using Amazon.SQS;
using GameLobby.LocalCloud.Chaos;
using GameLobby.TestKit.Engines;

namespace GameLobby.LocalCloud.Tests.Endpoints;

public sealed class CallingTheQueues(Dynoxide engine) : IClassFixture<Dynoxide>
{
    [Fact]
    public async Task A_request_that_fails_takes_no_effect_and_is_not_metered()
    {
        await using var cloud = await EndpointsUnderTest.Start(engine);
        var (queues, url) = (cloud.Queues("local"), cloud.Account.QueueUrl("Work").AbsoluteUri);
        cloud.Inject(Fault.FailedQueue);
        var failure = await Assert.ThrowsAsync<AmazonSQSException>(() => queues.SendMessageAsync(url, "x"));
        Assert.Equal("InternalFailure", failure.ErrorCode);
        Assert.Empty(cloud.Services.Ledger.Report().Queues);

        cloud.InjectNothing();
        await queues.SendMessageAsync(url, "y");
        Assert.Equal("y", Assert.Single((await queues.ReceiveMessageAsync(url)).Messages).Body);
        Assert.Equal(["Work ReceiveMessage", "Work SendMessage"], cloud.Services.Ledger.Report().Queues.Keys);
    }
}
