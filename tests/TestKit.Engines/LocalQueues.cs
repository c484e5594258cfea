using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;
using GameLobby.LocalCloud.Queues;
using GameLobby.LocalCloud.Template;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace GameLobby.TestKit.Engines;

/// <summary>The template's queues behind a real SQS endpoint, with a clock that tests advance.</summary>
public sealed class LocalQueues : IAsyncLifetime
{
    private WebApplication? server;
    private Account account = new(new Uri("http://127.0.0.1"));

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public AmazonSQSClient Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var stack = Deployed.At(account);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        server = builder.Build();
        new SqsEndpoint(new QueueEngine(account, stack.Queues, Clock), $"/queues/{account.Id}", Clock).Use(server);
        await server.StartAsync();
        account = new Account(new Uri(server.Urls.Single()));
        names = stack.Queues.ToDictionary(queue => queue.Id, queue => queue.Name);
        Client = new AmazonSQSClient(
            new BasicAWSCredentials("local", "local"),
            new AmazonSQSConfig
            {
                ServiceURL = account.QueueEndpoint.AbsoluteUri,
                AuthenticationRegion = account.Region,
                MaxErrorRetry = 0,
            });
    }

    public async Task DisposeAsync()
    {
        Client?.Dispose();
        if (server is not null) await server.DisposeAsync();
    }

    private Dictionary<string, string> names = [];

    /// <summary>A queue's URL by its logical id in the template.</summary>
    public string Url(string id) => account.QueueUrl(names[id]).AbsoluteUri;

    public Task<IReadOnlyList<Message>> Take(string id) => Client.TakeAll(Url(id));
}
