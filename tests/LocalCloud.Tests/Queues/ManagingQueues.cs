using Amazon.SQS.Model;

namespace GameLobby.LocalCloud.Tests.Queues;

public sealed class ManagingQueues : SqsService
{
    [Fact]
    public async Task A_queue_is_found_by_name()
    {
        Assert.Equal(Url(Fifo), (await Sqs.GetQueueUrlAsync(Fifo)).QueueUrl);
        await Assert.ThrowsAsync<QueueDoesNotExistException>(() => Sqs.GetQueueUrlAsync("Nowhere"));
    }

    [Fact]
    public async Task Queues_are_listed_by_name_prefix() =>
        Assert.Equal([Url(Standard), Url("WorkDead")], (await Sqs.ListQueuesAsync("Work")).QueueUrls);

    [Fact]
    public async Task Attributes_count_visible_in_flight_and_delayed_messages()
    {
        foreach (var body in new[] { "a", "b", "c" }) await Send(Standard, body);
        await Sqs.SendMessageAsync(new SendMessageRequest(Url(Standard), "d") { DelaySeconds = 60 });
        await Receive(Standard, most: 1);

        var attributes = await Sqs.GetQueueAttributesAsync(Url(Standard), ["All"]);

        Assert.Equal((2, 1, 1), (attributes.ApproximateNumberOfMessages, attributes.ApproximateNumberOfMessagesNotVisible,
            attributes.ApproximateNumberOfMessagesDelayed));
        Assert.Equal(
            """{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:000000000000:WorkDead","maxReceiveCount":2}""",
            attributes.Attributes["RedrivePolicy"]);
    }

    [Fact]
    public async Task A_purge_empties_a_queue()
    {
        await Send(Standard, "x");
        await Receive(Standard);
        await Sqs.PurgeQueueAsync(Url(Standard));
        Assert.Equal((0, 0, 0), Engine.Named(Standard).Count());
    }

    [Fact]
    public async Task Other_requests_are_not_handled()
    {
        using var http = new HttpClient();
        var answer = await http.GetAsync(new Uri(Url(Standard)));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
    }
}
