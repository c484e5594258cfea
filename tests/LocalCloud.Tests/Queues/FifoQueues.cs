using Amazon.SQS.Model;

namespace GameLobby.LocalCloud.Tests.Queues;

public sealed class FifoQueues : SqsService
{
    [Fact]
    public async Task A_receipt_returns_one_group_in_order_before_the_next()
    {
        foreach (var (body, group) in new[] { ("a1", "a"), ("b1", "b"), ("a2", "a"), ("b2", "b") }) await Send(Fifo, body, group);
        Assert.Equal(["a1", "a2", "b1"], await Bodies(Fifo, most: 3));
    }

    [Fact]
    public async Task A_message_in_flight_blocks_only_its_group()
    {
        await Send(Fifo, "a1", "a");
        await Send(Fifo, "a2", "a");
        var first = Assert.Single(await Receive(Fifo, most: 1));
        Assert.False(Engine["Orders"].HasAvailable);
        await Send(Fifo, "b1", "b");
        Assert.True(Engine["Orders"].HasAvailable);
        Assert.Equal(["b1"], await Bodies(Fifo));
        await Delete(Fifo, first);
        Assert.Equal(["a2"], await Bodies(Fifo));
    }

    [Fact]
    public async Task Messages_that_are_not_deleted_are_received_again_in_order()
    {
        foreach (var body in new[] { "1", "2", "3" }) await Send(Fifo, body, "g");
        var taken = await Receive(Fifo);
        await Delete(Fifo, taken[1]);
        Assert.Empty(await Bodies(Fifo));
        Pass(30);
        Assert.Equal(["1", "3"], await Bodies(Fifo));
    }

    [Fact]
    public async Task A_duplicate_gets_the_result_of_the_first_message_and_is_dropped()
    {
        var first = await Send(Fifo, "x", "g", "id");
        await Delete(Fifo, Assert.Single(await Receive(Fifo)));
        Pass(299);
        var second = await Send(Fifo, "y", "other", "id");

        Assert.Equal((first.MessageId, first.SequenceNumber), (second.MessageId, second.SequenceNumber));
        Assert.Empty(await Bodies(Fifo));
    }

    [Fact]
    public async Task Deduplication_ends_after_five_minutes()
    {
        await Send(Fifo, "x", "g", "id");
        Pass(300);
        await Send(Fifo, "y", "g", "id");
        Assert.Equal(["x", "y"], await Bodies(Fifo));
    }

    [Fact]
    public async Task Deduplication_can_be_limited_to_a_group()
    {
        await Send(FifoOfGroups, "x", "a", "id");
        await Send(FifoOfGroups, "y", "b", "id");
        await Send(FifoOfGroups, "z", "b", "id");
        Assert.Equal(["x", "y"], await Bodies(FifoOfGroups));
    }

    [Fact]
    public async Task Deduplication_can_use_the_content()
    {
        foreach (var body in new[] { "same", "same", "other" })
            await Sqs.SendMessageAsync(new SendMessageRequest(Url(FifoByContent), body) { MessageGroupId = "g" });
        Assert.Equal(["same", "other"], await Bodies(FifoByContent));
    }

    [Fact]
    public async Task Sequence_numbers_increase()
    {
        var first = await Send(Fifo, "1", "a");
        var second = await Send(Fifo, "2", "b");
        Assert.Equal(20, first.SequenceNumber.Length);
        Assert.True(string.CompareOrdinal(first.SequenceNumber, second.SequenceNumber) < 0);
        var received = await Receive(Fifo);
        Assert.Equal([first.SequenceNumber, second.SequenceNumber], received.Select(m => m.Attributes["SequenceNumber"]));
        Assert.Equal(["a", "b"], received.Select(m => m.Attributes["MessageGroupId"]));
        Assert.All(received, m => Assert.NotEmpty(m.Attributes["MessageDeduplicationId"]));
    }

    [Fact]
    public async Task A_dead_letter_no_longer_blocks_its_group()
    {
        await Send(Fifo, "poison", "g");
        await Send(Fifo, "next", "g");
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(["poison"], await Bodies(Fifo, most: 1));
            Pass(30);
        }

        Assert.Equal(["next"], await Bodies(Fifo));
        Assert.Equal("g", Assert.Single(await Receive("OrdersDead.fifo")).Attributes["MessageGroupId"]);
    }

    [Fact]
    public async Task A_receipt_handle_expires_when_the_message_is_visible_again()
    {
        await Send(Fifo, "x", "g");
        var message = Assert.Single(await Receive(Fifo));
        Pass(30);
        var error = await Assert.ThrowsAnyAsync<Amazon.SQS.AmazonSQSException>(() => Delete(Fifo, message));
        Assert.Contains("expired", error.Message, StringComparison.Ordinal);
    }
}
