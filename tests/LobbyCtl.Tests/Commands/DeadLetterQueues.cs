using System.Text.Json;
using Amazon.Runtime;
using Amazon.SQS;
using GameLobby.LobbyCtl.Tests.Running;

namespace GameLobby.LobbyCtl.Tests.Commands;

[Collection(RunningCloud.Name)]
public sealed class DeadLetterQueues(CloudWithHistory cloud) : IDisposable
{
    private readonly AmazonSQSClient sqs = new(
        new BasicAWSCredentials("test", "test"), new AmazonSQSConfig { ServiceURL = cloud.Aws.AbsoluteUri });

    public void Dispose() => sqs.Dispose();

    [Fact]
    public async Task Ls_shows_the_queues_with_their_messages()
    {
        await Send("StreamDeadLetters", "a record");

        var queues = (await Tool.Json(cloud, "dead-letters", "ls")).EnumerateArray().ToDictionary(
            queue => queue.GetProperty("queue").GetString()!, queue => queue.GetProperty("messages").GetInt32());

        Assert.Equal(["NotifyDeadLetters.fifo", "StreamDeadLetters", "TimerDeadLetters"], queues.Keys.Order(StringComparer.Ordinal));
        Assert.True(queues["StreamDeadLetters"] > 0);
    }

    [Fact]
    public async Task Show_leaves_the_messages_in_the_queue()
    {
        var body = Guid.NewGuid().ToString();
        await Send("StreamDeadLetters", body);

        foreach (var _ in Enumerable.Range(0, 2))
            Assert.Contains(body, await Tool.Output(cloud, "dead-letters", "show", "StreamDeadLetters"), StringComparison.Ordinal);
        Assert.Contains(
            body, (await Tool.Json(cloud, "dead-letters", "show", "StreamDeadLetters")).EnumerateArray().Select(Body));
    }

    [Fact]
    public async Task Redrive_moves_the_messages()
    {
        var body = Guid.NewGuid().ToString();
        await Send("TimerDeadLetters", body);

        var output = await Tool.Output(cloud, "dead-letters", "redrive", "TimerDeadLetters", "--to", "StreamDeadLetters");

        Assert.Equal("Messages moved: 1.", output.Trim());
        Assert.Equal(0, await cloud.CountMessages("TimerDeadLetters"));
        Assert.Contains(body, (await Tool.Json(cloud, "dead-letters", "show", "StreamDeadLetters")).EnumerateArray().Select(Body));
    }

    [Theory]
    [InlineData("StreamDeadLetters", "InvalidParameterValue: ")]
    [InlineData("Nowhere", "AWS.SimpleQueueService.NonExistentQueue: ")]
    public async Task A_queue_that_can_not_be_redriven_is_code_1(string queue, string error)
    {
        var (exitCode, _, errors) = await Tool.Run(null, "--url", cloud.Aws.AbsoluteUri, "dead-letters", "redrive", queue);

        Assert.Equal(1, exitCode);
        Assert.StartsWith(error, errors, StringComparison.Ordinal);
    }

    private async Task Send(string queue, string body) =>
        await sqs.SendMessageAsync(new Uri(cloud.Aws, $"queues/000000000000/{queue}").AbsoluteUri, body);

    private static string? Body(JsonElement message) => message.GetProperty("body").GetString();
}
