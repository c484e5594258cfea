using System.CommandLine;
using System.Text.Json;
using Amazon.SQS;
using Amazon.SQS.Model;
using GameLobby.LobbyCtl.Connecting;
using GameLobby.LobbyCtl.Views;

namespace GameLobby.LobbyCtl.Commands;

internal static class RedriveCommand
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);

    public static Command Create()
    {
        var queue = Arguments.Queue();
        var to = new Option<string?>("--to")
        {
            Description = "The queue to move the messages to. Default: the queue that each came from.",
            HelpName = "QUEUE",
        };
        return new Command("redrive", "Moves the messages of a dead-letter queue back, and waits until they are moved.") { queue, to }
            .Runs(async (parsed, _, sqs, output, ct) =>
            {
                var source = await Arn(sqs, parsed.GetRequiredValue(queue), ct);
                var destination = parsed.GetValue(to) is { } name ? await Arn(sqs, name, ct) : null;
                await sqs.StartMessageMoveTaskAsync(
                    new StartMessageMoveTaskRequest { SourceArn = source, DestinationArn = destination }, ct);

                var task = await Ended(sqs, source, ct);
                var moved = task.ApproximateNumberOfMessagesMoved ?? 0;
                output.Show(
                    JsonSerializer.SerializeToElement(new { status = task.Status, moved, failureReason = task.FailureReason }),
                    _ => Tables.Line($"Messages moved: {moved}."));
                if (task.Status != "COMPLETED")
                    throw new CommandException(ExitCode.Refused, $"The redrive ended as {task.Status}: {task.FailureReason}");
            });
    }

    private static async Task<string> Arn(IAmazonSQS sqs, string queue, CancellationToken ct)
    {
        var url = (await sqs.GetQueueUrlAsync(queue, ct)).QueueUrl;
        return (await sqs.GetQueueAttributesAsync(url, ["QueueArn"], ct)).QueueARN;
    }

    /// <summary>Waits until the latest task of the queue has ended.</summary>
    private static async Task<ListMessageMoveTasksResultEntry> Ended(IAmazonSQS sqs, string source, CancellationToken ct)
    {
        while (true)
        {
            var tasks = await sqs.ListMessageMoveTasksAsync(new ListMessageMoveTasksRequest { SourceArn = source, MaxResults = 1 }, ct);
            if (tasks.Results is [{ Status: not ("RUNNING" or "CANCELLING") } ended]) return ended;
            await Task.Delay(PollInterval, ct);
        }
    }
}
