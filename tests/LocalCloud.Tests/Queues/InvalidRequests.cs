using Amazon.SQS;
using Amazon.SQS.Model;

namespace GameLobby.LocalCloud.Tests.Queues;

public sealed class InvalidRequests : SqsService
{
    private static readonly string MiB = new('x', 1024 * 1024);

    [Fact]
    public Task A_missing_queue_is_an_error() =>
        Assert.ThrowsAsync<QueueDoesNotExistException>(() => Send("Nowhere", "x"));

    [Theory]
    [InlineData(null, "id", "MissingParameter")]
    [InlineData("g", null, "InvalidParameterValue")]
    [InlineData("not allowed", "id", "InvalidParameterValue")]
    public async Task A_fifo_message_needs_a_valid_group_and_deduplication_id(string? group, string? id, string code)
    {
        var request = new SendMessageRequest(Url(Fifo), "x") { MessageGroupId = group, MessageDeduplicationId = id };
        var error = await Assert.ThrowsAnyAsync<AmazonSQSException>(() => Sqs.SendMessageAsync(request));
        Assert.Equal(code, error.ErrorCode);
    }

    [Fact]
    public Task A_delay_on_a_fifo_queue_is_an_error() => Refused("InvalidParameterValue", () => Sqs.SendMessageAsync(
        new SendMessageRequest(Url(Fifo), "x") { MessageGroupId = "g", MessageDeduplicationId = "id", DelaySeconds = 1 }));

    [Fact]
    public Task A_delay_over_15_minutes_is_an_error() => Refused("InvalidParameterValue", () => Sqs.SendMessageAsync(
        new SendMessageRequest(Url(Standard), "x") { DelaySeconds = 901 }));

    [Fact]
    public Task A_deduplication_id_on_a_standard_queue_is_an_error() =>
        Refused("InvalidParameterValue", () => Send(Standard, "x", deduplicationId: "id"));

    [Fact]
    public Task A_message_over_1_MiB_is_an_error() => Refused("InvalidParameterValue", () => Send(Standard, MiB + "x"));

    [Fact]
    public Task Characters_that_XML_does_not_allow_are_an_error() =>
        Assert.ThrowsAsync<InvalidMessageContentsException>(() => Send(Standard, "\u0001"));

    [Fact]
    public Task A_batch_over_1_MiB_is_an_error() =>
        Assert.ThrowsAsync<BatchRequestTooLongException>(() => Sqs.SendMessageBatchAsync(Url(Standard), [new("a", MiB), new("b", "x")]));

    [Fact]
    public Task A_batch_over_10_entries_is_an_error() => Assert.ThrowsAsync<TooManyEntriesInBatchRequestException>(() =>
        Sqs.SendMessageBatchAsync(Url(Standard), [.. Enumerable.Range(0, 11).Select(i => new SendMessageBatchRequestEntry($"{i}", "x"))]));

    [Fact]
    public Task A_batch_with_a_duplicate_id_is_an_error() => Assert.ThrowsAsync<BatchEntryIdsNotDistinctException>(() =>
        Sqs.SendMessageBatchAsync(Url(Standard), [new("a", "x"), new("a", "y")]));

    [Fact]
    public Task A_batch_with_an_invalid_id_is_an_error() => Assert.ThrowsAsync<InvalidBatchEntryIdException>(() =>
        Sqs.SendMessageBatchAsync(Url(Standard), [new("a b", "x")]));

    [Fact]
    public Task A_receipt_over_10_messages_is_an_error() => Refused("InvalidParameterValue", () => Receive(Standard, most: 11));

    [Fact]
    public Task An_unknown_receipt_handle_is_an_error() =>
        Assert.ThrowsAsync<ReceiptHandleIsInvalidException>(() => Sqs.DeleteMessageAsync(Url(Standard), "aGFuZGxl"));

    [Fact]
    public async Task Changing_visibility_of_a_message_not_in_flight_is_an_error()
    {
        await Send(Standard, "x");
        var message = Assert.Single(await Receive(Standard));
        Pass(30);
        await Assert.ThrowsAsync<MessageNotInflightException>(
            () => Sqs.ChangeMessageVisibilityAsync(Url(Standard), message.ReceiptHandle, 10));
    }

    [Fact]
    public async Task A_second_purge_within_a_minute_is_an_error()
    {
        await Sqs.PurgeQueueAsync(Url(Standard));
        await Assert.ThrowsAsync<PurgeQueueInProgressException>(() => Sqs.PurgeQueueAsync(Url(Standard)));
        Pass(60);
        await Sqs.PurgeQueueAsync(Url(Standard));
    }

    [Fact]
    public Task An_unknown_attribute_is_an_error() =>
        Assert.ThrowsAsync<InvalidAttributeNameException>(() => Sqs.GetQueueAttributesAsync(Url(Standard), ["Colour"]));

    [Fact]
    public Task An_unsupported_operation_is_an_error() => Refused("InvalidAction", () => Sqs.CreateQueueAsync("New"));

    private static async Task Refused(string code, Func<Task> operation) =>
        Assert.Equal(code, (await Assert.ThrowsAnyAsync<AmazonSQSException>(operation)).ErrorCode);
}
