using System.Globalization;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace GameLobby.LocalCloud.Tests.Queues;

public sealed class RedrivingDeadLetters : SqsService
{
    private const string StandardDead = "WorkDead";
    private const string FifoDead = "OrdersDead.fifo";

    [Fact]
    public async Task Messages_return_to_the_queue_that_they_came_from_as_new_ones()
    {
        var sent = await Send(Standard, "x");
        await Exhaust(Standard);

        await Start(StandardDead);

        Assert.Empty(await Receive(StandardDead));
        var message = Assert.Single(await Receive(Standard));
        Assert.Equal(("x", "1"), (message.Body, message.Attributes["ApproximateReceiveCount"]));
        Assert.NotEqual(sent.MessageId, message.MessageId);
        Assert.Equal(Milliseconds(Clock.GetUtcNow()), message.Attributes["SentTimestamp"]);
        Assert.DoesNotContain("DeadLetterQueueSourceArn", message.Attributes.Keys);
    }

    [Fact]
    public async Task A_message_of_a_FIFO_queue_returns_to_its_group_although_its_deduplication_id_is_known()
    {
        await Send(Fifo, "x", "g", "id");
        await Exhaust(Fifo);

        await Start(FifoDead);

        Assert.Equal("g", Assert.Single(await Receive(Fifo)).Attributes["MessageGroupId"]);
    }

    [Fact]
    public async Task Messages_can_be_moved_to_another_queue()
    {
        await Send(Standard, "x");
        await Exhaust(Standard);

        await Start(StandardDead, to: "Late");

        Assert.Equal(["x"], await Bodies("Late"));
        Assert.Empty(await Bodies(Standard));
    }

    [Fact]
    public async Task The_list_has_the_latest_task_first()
    {
        await Send(Standard, "x");
        await Exhaust(Standard);
        await Start(StandardDead);
        var later = Clock.GetUtcNow();
        await Start(StandardDead, to: "Late");

        var tasks = await Tasks(StandardDead, max: 10);

        Assert.Equal([0, 1], tasks.Select(task => task.ApproximateNumberOfMessagesMoved));
        Assert.Equal([Arn("Late"), null], tasks.Select(task => task.DestinationArn));
        Assert.All(tasks, task => Assert.Equal(("COMPLETED", Arn(StandardDead)), (task.Status, task.SourceArn)));
        Assert.Equal(later.ToUnixTimeMilliseconds(), tasks[0].StartedTimestamp);
        Assert.Single(await Tasks(StandardDead, max: 1));
    }

    [Fact]
    public async Task A_message_that_was_sent_to_the_dead_letter_queue_itself_fails_the_task_and_stays()
    {
        await Send(StandardDead, "x");

        await Start(StandardDead);

        var task = Assert.Single(await Tasks(StandardDead, max: 1));
        Assert.Equal(("FAILED", "CouldNotDetermineMessageSource"), (task.Status, task.FailureReason));
        Assert.Equal(["x"], await Bodies(StandardDead));
    }

    [Fact]
    public async Task A_message_in_flight_is_not_moved()
    {
        await Send(Standard, "x");
        await Exhaust(Standard);
        await Receive(StandardDead);

        await Start(StandardDead);

        Assert.Equal(0, Assert.Single(await Tasks(StandardDead, max: 1)).ApproximateNumberOfMessagesMoved);
        Assert.Empty(await Bodies(Standard));
    }

    [Theory]
    [InlineData("Nowhere", null, "ResourceNotFoundException")]
    [InlineData(StandardDead, "Nowhere", "ResourceNotFoundException")]
    [InlineData(StandardDead, Fifo, "InvalidParameterValue")]
    [InlineData("Late", null, "InvalidParameterValue")]
    public async Task A_queue_that_is_missing_or_of_the_wrong_kind_is_an_error(string from, string? to, string code) =>
        Assert.Equal(code, (await Assert.ThrowsAnyAsync<AmazonSQSException>(() => Start(from, to))).ErrorCode);

    /// <summary>Receives the messages of a queue until they are in its dead-letter queue.</summary>
    private async Task Exhaust(string queue)
    {
        for (var receipts = 0; receipts < 3; receipts++)
        {
            await Receive(queue);
            Pass(30);
        }
    }

    private async Task Start(string from, string? to = null) => await Sqs.StartMessageMoveTaskAsync(
        new StartMessageMoveTaskRequest { SourceArn = Arn(from), DestinationArn = to is null ? null : Arn(to) });

    private async Task<List<ListMessageMoveTasksResultEntry>> Tasks(string queue, int max) =>
        (await Sqs.ListMessageMoveTasksAsync(new ListMessageMoveTasksRequest { SourceArn = Arn(queue), MaxResults = max })).Results;

    private static string Arn(string queue) => $"arn:aws:sqs:us-east-1:000000000000:{queue}";

    private static string Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}
