using GameLobby.LocalCloud.Lambda;
using GameLobby.LocalCloud.Queues;
using GameLobby.LocalCloud.Sources;
using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud;

/// <summary>The pollers of the stack's streams and queues; they run until disposed.</summary>
internal sealed class EventSources : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly HttpClient http = new();
    private readonly Task running;

    public EventSources(Stack stack, IFunctions functions, QueueEngine queues, Uri dynamoDb, LocalCloudOptions options)
    {
        var (clock, logging) = (options.Clock, options.Logging);
        var streams = new StreamsClient(http, dynamoDb, stack.Account.Region, FunctionEnvironment.AccessKey);
        var tableNames = stack.Tables.ToDictionary(table => table.Id, table => table.Name);
        running = Task.WhenAll(
        [
            .. stack.StreamSources.Select(source =>
            {
                var (table, log) = (tableNames[source.Table], logging.CreateLogger<StreamPoller>());
                return new StreamPoller(source, table, stack.Account, functions, streams, queues, clock, log).Run(stop.Token);
            }),
            .. stack.QueueSources.Select(source =>
                new QueuePoller(source, functions, queues, clock, logging.CreateLogger<QueuePoller>()).Run(stop.Token)),
        ]);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        try
        {
            await running;
        }
        catch (OperationCanceledException)
        {
            // The pollers have stopped.
        }

        http.Dispose();
        stop.Dispose();
    }
}
