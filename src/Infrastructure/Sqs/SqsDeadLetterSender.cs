using Amazon.SQS;
using Amazon.SQS.Model;

namespace GameLobby.Infrastructure.Sqs;

internal sealed class SqsDeadLetterSender(IAmazonSQS sqs, string queueUrl) : IDeadLetterSender
{
    public Task Send(string record, string reason, CancellationToken ct) => sqs.SendMessageAsync(
        new SendMessageRequest(queueUrl, record)
        {
            MessageAttributes = new() { ["why"] = new MessageAttributeValue { DataType = "String", StringValue = reason } },
        },
        ct);
}
