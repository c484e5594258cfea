using Amazon.SQS;
using Amazon.SQS.Model;

namespace GameLobby.TestKit.Engines;

public static class QueueExtensions
{
    /// <summary>Receives and deletes all messages that are visible now.</summary>
    public static async Task<IReadOnlyList<Message>> TakeAll(this IAmazonSQS sqs, string url)
    {
        List<Message> all = [];
        while (await Receive(sqs, url) is { Count: > 0 } some)
        {
            all.AddRange(some);
            foreach (var message in some) await sqs.DeleteMessageAsync(url, message.ReceiptHandle);
        }

        return all;
    }

    private static async Task<List<Message>> Receive(IAmazonSQS sqs, string url)
    {
        var response = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest(url)
        {
            MaxNumberOfMessages = 10,
            MessageSystemAttributeNames = ["All"],
            MessageAttributeNames = ["All"],
        });
        return response.Messages ?? [];
    }
}
