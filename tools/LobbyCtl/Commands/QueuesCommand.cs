using System.CommandLine;
using System.Text.Json;
using Amazon.SQS;
using Amazon.SQS.Model;
using GameLobby.LobbyCtl.Connecting;
using GameLobby.LobbyCtl.Views;

namespace GameLobby.LobbyCtl.Commands;

internal static class QueuesCommand
{
    /// <summary>What the names of the template's dead-letter queues contain.</summary>
    private const string NamePart = "DeadLetters";

    public static Command Create() => new Command("ls", "Lists the dead-letter queues.").Runs(async (_, target, sqs, output, ct) =>
    {
        var queues = new List<object>();
        foreach (var url in (await Urls(sqs, target.Stack, ct)).Where(url => url.Contains(NamePart, StringComparison.Ordinal)))
        {
            var counts = await sqs.GetQueueAttributesAsync(url, ["All"], ct);
            queues.Add(new
            {
                queue = url.Split('/')[^1],
                messages = counts.ApproximateNumberOfMessages,
                inFlight = counts.ApproximateNumberOfMessagesNotVisible,
            });
        }

        output.Show(JsonSerializer.SerializeToElement(queues), QueueList.Of);
    });

    private static async Task<List<string>> Urls(IAmazonSQS sqs, string? stack, CancellationToken ct)
    {
        var urls = new List<string>();
        var request = new ListQueuesRequest { QueueNamePrefix = stack, MaxResults = 1000 };
        do
        {
            var page = await sqs.ListQueuesAsync(request, ct);
            urls.AddRange(page.QueueUrls ?? []);
            request.NextToken = page.NextToken;
        }
        while (request.NextToken is not null);

        return urls;
    }
}
