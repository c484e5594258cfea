using Amazon.SQS;
using Amazon.SQS.Model;

namespace GameLobby.LocalCloud.Tests.Queues;

public sealed class Refusals : SqsService
{
    private static readonly string MiB = new('x', 1024 * 1024);

    [Fact]
    public Task A_queue_that_does_not_exist() =>
        Assert.ThrowsAsync<QueueDoesNotExistException>(() => Send("Nowhere", "x"));

    [Theory]
    [InlineData(null, "id", "MissingParameter")]
    [InlineData("g", null, "InvalidParameterValue")]
    [InlineData("not allowed", "id", "InvalidParameterValue")]
    public async Task A_fifo_message_without_a_right_group_and_deduplication_id(string? group, string? id, string code)
    {
        var request = new SendMessageRequest(Url(Fifo), "x") { MessageGroupId = group, MessageDeduplicationId = id };
        var error = await Assert.ThrowsAnyAsync<AmazonSQSException>(() => Sqs.SendMessageAsync(request));
        Assert.Equal(code, error.ErrorCode);
    }

    [Fact]
    public Task A_delay_on_a_fifo_queue() => Refused("InvalidParameterValue", () => Sqs.SendMessageAsync(
        new SendMessageRequest(Url(Fifo), "x") { MessageGroupId = "g", MessageDeduplicationId = "id", DelaySeconds = 1 }));

    [Fact]
    public Task A_delay_of_more_than_15_minutes() => Refused("InvalidParameterValue", () => Sqs.SendMessageAsync(
        new SendMessageRequest(Url(Standard), "x") { DelaySeconds = 901 }));

    [Fact]
    public Task A_deduplication_id_on_a_standard_queue() =>
        Refused("InvalidParameterValue", () => Send(Standard, "x", deduplicationId: "id"));

    [Fact]
    public Task A_message_of_more_than_a_mebibyte() => Refused("InvalidParameterValue", () => Send(Standard, MiB + "x"));

    [Fact]
    public Task Characters_that_XML_does_not_have() => Assert.ThrowsAsync<InvalidMessageContentsException>(() => Send(Standard, "\u0001"));

    [Fact]
    public Task A_batch_of_more_than_a_mebibyte() =>
        Assert.ThrowsAsync<BatchRequestTooLongException>(() => Sqs.SendMessageBatchAsync(Url(Standard), [new("a", MiB), new("b", "x")]));

    [Fact]
    public Task A_batch_of_more_than_ten() => Assert.ThrowsAsync<TooManyEntriesInBatchRequestException>(() =>
        Sqs.SendMessageBatchAsync(Url(Standard), [.. Enumerable.Range(0, 11).Select(i => new SendMessageBatchRequestEntry($"{i}", "x"))]));

    [Fact]
    public Task A_batch_with_an_id_twice() => Assert.ThrowsAsync<BatchEntryIdsNotDistinctException>(() =>
        Sqs.SendMessageBatchAsync(Url(Standard), [new("a", "x"), new("a", "y")]));

    [Fact]
    public Task A_batch_with_an_id_of_other_characters() => Assert.ThrowsAsync<InvalidBatchEntryIdException>(() =>
        Sqs.SendMessageBatchAsync(Url(Standard), [new("a b", "x")]));

    [Fact]
    public Task A_receipt_of_eleven_messages() => Refused("InvalidParameterValue", () => Receive(Standard, most: 11));

    [Fact]
    public Task A_receipt_handle_that_was_never_given() =>
        Assert.ThrowsAsync<ReceiptHandleIsInvalidException>(() => Sqs.DeleteMessageAsync(Url(Standard), "aGFuZGxl"));

    [Fact]
    public async Task A_change_of_visibility_of_a_message_that_is_not_in_flight()
    {
        await Send(Standard, "x");
        var message = Assert.Single(await Receive(Standard));
        Pass(30);
        await Assert.ThrowsAsync<MessageNotInflightException>(
            () => Sqs.ChangeMessageVisibilityAsync(Url(Standard), message.ReceiptHandle, 10));
    }

    [Fact]
    public async Task A_second_purge_within_a_minute()
    {
        await Sqs.PurgeQueueAsync(Url(Standard));
        await Assert.ThrowsAsync<PurgeQueueInProgressException>(() => Sqs.PurgeQueueAsync(Url(Standard)));
        Pass(60);
        await Sqs.PurgeQueueAsync(Url(Standard));
    }

    [Fact]
    public Task An_attribute_that_queues_do_not_have() =>
        Assert.ThrowsAsync<InvalidAttributeNameException>(() => Sqs.GetQueueAttributesAsync(Url(Standard), ["Colour"]));

    [Fact]
    public Task An_operation_that_is_not_offered() => Refused("InvalidAction", () => Sqs.CreateQueueAsync("New"));

    private static async Task Refused(string code, Func<Task> operation) =>
        Assert.Equal(code, (await Assert.ThrowsAnyAsync<AmazonSQSException>(operation)).ErrorCode);
}
