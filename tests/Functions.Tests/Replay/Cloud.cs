using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.SQS;
using Amazon.SQS.Model;
using GameLobby.Application;
using GameLobby.Infrastructure;
using GameLobby.LocalCloud;
using GameLobby.LocalCloud.Development;
using GameLobby.LocalCloud.Lambda;
using GameLobby.TestKit.Engines;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace GameLobby.Functions.Tests.Replay;

/// <summary>The template's stack on this machine. Only the test invokes functions.</summary>
public sealed class Cloud : IAsyncLifetime
{
    private static readonly string[] QueueIds = ["NotifyQueue", "CommandQueue", "TimerQueue", "StreamDeadLetters"];

    private LocalCloudHost host = null!;
    private ServiceProvider services = null!;

    public CallbackServer Gateway { get; } = new();

    internal IEnumerable<string> Functions => host.Stack.Functions.Select(function => function.Id);

    public async Task InitializeAsync()
    {
        await Gateway.InitializeAsync();
        host = await LocalCloudHost.StartAsync(new LocalCloudOptions { Port = 0, Serves = false });
        Environment.SetEnvironmentVariable("LOG_LEVEL", "None");
        Environment.SetEnvironmentVariable("CALLBACK_URL", Gateway.Url);
        services = NewProcess();
    }

    public async Task DisposeAsync()
    {
        await services.DisposeAsync();
        await host.DisposeAsync();
        await Gateway.DisposeAsync();
    }

    internal T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    internal string Token() => host.Tokens.Issue(new TokenRequest("ada", "Ada"));

    /// <summary>Invokes a function as Lambda does, in a separate execution environment.</summary>
    internal async Task<Invocation> Invoke(string function, string json)
    {
        using var cold = new FunctionHost(host.Stack, TimeProvider.System);
        return await cold.Invoke(function, json, CancellationToken.None);
    }

    /// <summary>Clears the table, the queues and the process cache.</summary>
    internal async Task Empty()
    {
        await services.DisposeAsync();
        services = NewProcess();
        var dynamo = Get<IAmazonDynamoDB>();
        var table = host.Stack.Tables.Single().Name;
        foreach (var item in (await dynamo.ScanAsync(new ScanRequest(table))).Items)
            await dynamo.DeleteItemAsync(table, new() { ["PK"] = item["PK"], ["SK"] = item["SK"] });
        await Queued();
    }

    /// <summary>Takes all messages from the queues, by the queues' logical ids.</summary>
    internal async Task<Dictionary<string, IReadOnlyList<Message>>> Queued()
    {
        var sqs = Get<IAmazonSQS>();
        var queued = new Dictionary<string, IReadOnlyList<Message>>();
        foreach (var id in QueueIds)
            queued[id] = await sqs.TakeAll(host.Stack.Account.QueueUrl(host.Stack.Queues.Single(queue => queue.Id == id).Name).AbsoluteUri);
        return queued;
    }

    private static ServiceProvider NewProcess() => new ServiceCollection()
        .AddLogging()
        .AddApplication()
        .AddInfrastructure(new ConfigurationBuilder().AddEnvironmentVariables().Build())
        .BuildServiceProvider();
}

[CollectionDefinition(nameof(Cloud))]
public sealed class OnTheCloud : ICollectionFixture<Cloud>;
