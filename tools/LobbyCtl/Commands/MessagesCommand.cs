using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Amazon.SQS.Model;
using GameLobby.LobbyCtl.Connecting;
using GameLobby.LobbyCtl.Views;

namespace GameLobby.LobbyCtl.Commands;

internal static class MessagesCommand
{
    public static Command Create()
    {
        var queue = Arguments.Queue();
        var limit = new Option<int>("--limit")
        {
            Description = "Maximum number of messages, from 1 to 10. SQS may return fewer than there are.",
            HelpName = "NUMBER",
            DefaultValueFactory = _ => 10,
        };
        return new Command("show", "Shows messages of a dead-letter queue. They stay in it.") { queue, limit }
            .Runs(async (parsed, _, sqs, output, ct) =>
            {
                var url = (await sqs.GetQueueUrlAsync(parsed.GetRequiredValue(queue), ct)).QueueUrl;
                var received = await sqs.ReceiveMessageAsync(
                    new ReceiveMessageRequest(url)
                    {
                        MaxNumberOfMessages = parsed.GetValue(limit),
                        VisibilityTimeout = 0,
                        MessageSystemAttributeNames = ["All"],
                        MessageAttributeNames = ["All"],
                    },
                    ct);
                var messages = (received.Messages ?? []).Select(View);
                output.Show(JsonSerializer.SerializeToElement(messages), MessageList.Of);
            });
    }

    private static object View(Message message) => new
    {
        messageId = message.MessageId,
        sentAt = DateTimeOffset.FromUnixTimeMilliseconds(
            long.Parse(message.Attributes["SentTimestamp"], CultureInfo.InvariantCulture)),
        receiveCount = int.Parse(message.Attributes["ApproximateReceiveCount"], CultureInfo.InvariantCulture),
        group = message.Attributes.GetValueOrDefault("MessageGroupId"),
        attributes = (message.MessageAttributes ?? []).ToDictionary(each => each.Key, each => each.Value.StringValue),
        body = message.Body,
    };
}
