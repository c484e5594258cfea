using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;
using GameLobby.LocalCloud.Queues;
using GameLobby.LocalCloud.Template;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace GameLobby.LocalCloud.Tests.Queues;

/// <summary>The queues on a real server, called with the AWS SDK. A test advances the clock.</summary>
public abstract class SqsService : IAsyncLifetime, IDisposable
{
    private protected const string Standard = "Work";
    private protected const string Fifo = "Orders.fifo";
    private protected const string FifoOfGroups = "Groups.fifo";
    private protected const string FifoByContent = "Content.fifo";

    private static readonly Account Account = new(new Uri("http://127.0.0.1"));

    private WebApplication? server;
    private AmazonSQSClient? client;

    private protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private protected QueueEngine Engine { get; }
    private protected AmazonSQSClient Sqs => client!;

    protected SqsService() => Engine = new QueueEngine(Account, Definitions, Clock);

    private static IEnumerable<QueueDefinition> Definitions =>
    [
        new("Work", Standard) { Redrive = new RedrivePolicy("WorkDead", 2), Retention = TimeSpan.FromHours(1) },
        new("WorkDead", "WorkDead"),
        new("Orders", Fifo) { Fifo = true, Redrive = new RedrivePolicy("OrdersDead", 2) },
        new("OrdersDead", "OrdersDead.fifo") { Fifo = true },
        new("Groups", FifoOfGroups) { Fifo = true, DeduplicationScope = DeduplicationScope.MessageGroup },
        new("Content", FifoByContent) { Fifo = true, ContentBasedDeduplication = true },
        new("Late", "Late") { Delay = TimeSpan.FromSeconds(10) },
        new("Small", "Small") { MaximumMessageSize = 1024 },
    ];

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        server = builder.Build();
        new SqsEndpoint(Engine, $"/queues/{Account.Id}", Clock).Use(server);
        server.MapFallback(() => Results.NotFound());
        await server.StartAsync();
        client = new AmazonSQSClient(
            new BasicAWSCredentials("local", "local"), new AmazonSQSConfig { ServiceURL = server.Urls.Single(), MaxErrorRetry = 0 });
    }

    public async Task DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync();
    }

    public void Dispose()
    {
        client?.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected string Url(string queue) => $"{server!.Urls.Single()}/queues/{Account.Id}/{queue}";

    private protected Task<SendMessageResponse> Send(string queue, string body, string? group = null, string? deduplicationId = null) =>
        Sqs.SendMessageAsync(new SendMessageRequest(Url(queue), body)
        {
            MessageGroupId = group,
            MessageDeduplicationId = deduplicationId ?? (group is null ? null : Guid.NewGuid().ToString()),
        });

    private protected async Task<List<Message>> Receive(string queue, int most = 10, int waitSeconds = 0) =>
        (await Sqs.ReceiveMessageAsync(new ReceiveMessageRequest(Url(queue))
        {
            MaxNumberOfMessages = most,
            WaitTimeSeconds = waitSeconds,
            MessageSystemAttributeNames = ["All"],
            MessageAttributeNames = ["All"],
        })).Messages ?? [];

    private protected async Task<string[]> Bodies(string queue, int most = 10) => [.. (await Receive(queue, most)).Select(m => m.Body)];

    private protected Task Delete(string queue, Message message) => Sqs.DeleteMessageAsync(Url(queue), message.ReceiptHandle);

    private protected void Pass(int seconds) => Clock.Advance(TimeSpan.FromSeconds(seconds));
}
