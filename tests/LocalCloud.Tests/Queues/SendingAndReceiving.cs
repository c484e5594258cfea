using System.Text;
using Amazon.SQS.Model;

namespace GameLobby.LocalCloud.Tests.Queues;

public sealed class SendingAndReceiving : SqsService
{
    [Fact]
    public async Task A_message_arrives_with_its_body_and_attributes()
    {
        await Sqs.SendMessageAsync(new SendMessageRequest(Url(Standard), "grüß dich 🎲")
        {
            MessageAttributes = new()
            {
                ["kind"] = new() { DataType = "String", StringValue = "tick" },
                ["count"] = new() { DataType = "Number", StringValue = "3" },
                ["blob"] = new() { DataType = "Binary", BinaryValue = new MemoryStream([1, 2, 3]) },
            },
        });

        // The client verifies the MD5 checksums of the body and the attributes.
        var message = Assert.Single(await Receive(Standard));
        Assert.Equal("grüß dich 🎲", message.Body);
        Assert.Equal("tick", message.MessageAttributes["kind"].StringValue);
        Assert.Equal([1, 2, 3], message.MessageAttributes["blob"].BinaryValue.ToArray());
    }

    [Fact]
    public async Task Only_requested_attributes_are_returned()
    {
        await Sqs.SendMessageAsync(new SendMessageRequest(Url(Standard), "x")
        {
            MessageAttributes = new()
            {
                ["a.one"] = new() { DataType = "String", StringValue = "1" },
                ["b"] = new() { DataType = "String", StringValue = "2" },
            },
        });

        var request = new ReceiveMessageRequest(Url(Standard))
        {
            MessageAttributeNames = ["a.*"],
            MessageSystemAttributeNames = ["SentTimestamp"],
        };
        var message = Assert.Single((await Sqs.ReceiveMessageAsync(request)).Messages);

        Assert.Equal(["a.one"], message.MessageAttributes.Keys);
        Assert.Equal($"{Clock.GetUtcNow().ToUnixTimeMilliseconds()}", Assert.Single(message.Attributes).Value);
    }

    [Fact]
    public async Task A_received_message_is_hidden_until_its_visibility_timeout()
    {
        await Send(Standard, "x");
        Assert.Equal(["x"], await Bodies(Standard));
        Pass(29);
        Assert.Empty(await Bodies(Standard));
        Pass(1);

        var again = Assert.Single(await Receive(Standard));
        Assert.Equal("2", again.Attributes["ApproximateReceiveCount"]);
        var first = Clock.GetUtcNow().AddSeconds(-30).ToUnixTimeMilliseconds();
        Assert.Equal($"{first}", again.Attributes["ApproximateFirstReceiveTimestamp"]);
    }

    [Fact]
    public async Task A_deleted_message_is_not_received_again()
    {
        await Send(Standard, "x");
        await Delete(Standard, Assert.Single(await Receive(Standard)));
        Pass(60);
        Assert.Empty(await Bodies(Standard));
    }

    [Fact]
    public async Task An_outdated_receipt_handle_deletes_nothing()
    {
        await Send(Standard, "x");
        var stale = Assert.Single(await Receive(Standard));
        Pass(30);
        await Receive(Standard);
        await Delete(Standard, stale);
        Assert.Equal(1, Engine.Named(Standard).Count().InFlight);
    }

    [Fact]
    public async Task Visibility_can_be_extended_and_ended()
    {
        await Send(Standard, "x");
        var message = Assert.Single(await Receive(Standard));
        await Sqs.ChangeMessageVisibilityAsync(Url(Standard), message.ReceiptHandle, 100);
        Pass(99);
        Assert.Empty(await Bodies(Standard));
        await Sqs.ChangeMessageVisibilityAsync(Url(Standard), message.ReceiptHandle, 0);
        Assert.Equal(["x"], await Bodies(Standard));
    }

    [Fact]
    public async Task A_message_or_its_queue_can_set_a_delay()
    {
        await Sqs.SendMessageAsync(new SendMessageRequest(Url(Standard), "delayed") { DelaySeconds = 5 });
        await Send("Late", "by queue");
        Pass(5);
        Assert.Equal(["delayed"], await Bodies(Standard));
        Assert.Empty(await Bodies("Late"));
        Pass(5);
        Assert.Equal(["by queue"], await Bodies("Late"));
    }

    [Fact]
    public async Task A_message_is_deleted_after_its_retention_period()
    {
        await Send(Standard, "x");
        Pass(3600);
        Assert.Empty(await Bodies(Standard));
    }

    [Fact]
    public async Task A_message_over_its_receive_count_moves_to_the_dead_letter_queue()
    {
        var sent = await Send(Standard, "x");
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(["x"], await Bodies(Standard));
            Pass(30);
        }

        Assert.Empty(await Bodies(Standard));
        var dead = Assert.Single(await Receive("WorkDead"));
        Assert.Equal(sent.MessageId, dead.MessageId);
        Assert.EndsWith(":Work", dead.Attributes["DeadLetterQueueSourceArn"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_accepts_valid_entries_and_reports_invalid_ones()
    {
        var response = await Sqs.SendMessageBatchAsync(Url("Small"),
        [
            new("good", "x") { MessageAttributes = new() { ["a"] = new() { DataType = "String", StringValue = "1" } } },
            new("bad", new string('x', 1025)),
        ]);

        Assert.Equal("good", Assert.Single(response.Successful).Id);
        var failed = Assert.Single(response.Failed);
        Assert.Equal(("bad", "InvalidParameterValue", true), (failed.Id, failed.Code, failed.SenderFault));
    }

    [Fact]
    public async Task Messages_can_be_changed_and_deleted_in_batches()
    {
        foreach (var body in new[] { "a", "b" }) await Send(Standard, body);
        var messages = await Receive(Standard);
        var changes = messages.Select(m =>
            new ChangeMessageVisibilityBatchRequestEntry(m.Body, m.ReceiptHandle) { VisibilityTimeout = 60 });
        var changed = await Sqs.ChangeMessageVisibilityBatchAsync(Url(Standard), [.. changes]);
        Assert.Equal(2, changed.Successful.Count);
        var deleted = await Sqs.DeleteMessageBatchAsync(
            Url(Standard), [new("a", messages[0].ReceiptHandle), new("b", Convert.ToBase64String(Encoding.UTF8.GetBytes("no handle")))]);
        Assert.Equal("ReceiptHandleIsInvalid", Assert.Single(deleted.Failed).Code);
        Assert.Equal(1, Engine.Named(Standard).Count().InFlight);
    }
}
