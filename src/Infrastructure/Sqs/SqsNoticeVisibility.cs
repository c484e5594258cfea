using Amazon.SQS;
using Amazon.SQS.Model;

namespace GameLobby.Infrastructure.Sqs;

internal sealed class SqsNoticeVisibility(IAmazonSQS sqs, string queueUrl) : INoticeVisibility
{
    public async Task Set(IReadOnlyList<string> receiptHandles, TimeSpan delay, CancellationToken ct)
    {
        var entries = receiptHandles.Select((handle, index) => new ChangeMessageVisibilityBatchRequestEntry($"{index}", handle)
        {
            VisibilityTimeout = (int)delay.TotalSeconds,
        });
        var response = await sqs.ChangeMessageVisibilityBatchAsync(queueUrl, [.. entries], ct);
        if (response.Failed is [var failed, ..]) throw new AmazonSQSException($"{failed.Code}: {failed.Message}");
    }
}
