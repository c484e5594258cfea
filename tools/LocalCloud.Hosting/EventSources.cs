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
    private readonly IReadOnlyList<TableStreamReader> readers;
    private readonly IReadOnlyList<Queue> polled;
    private readonly Task running;

    public EventSources(StackServices services, Uri engine, LocalCloudOptions options)
    {
        var (clock, logging) = (options.Clock, options.Logging);
        var (stack, functions, queues) = (services.Stack, services.Functions, services.Queues);
        var streams = new StreamsClient(http, engine, stack.Account.Region, FunctionEnvironment.AccessKey, clock);
        var tables = stack.Tables.ToDictionary(table => table.Id);
        polled = [.. stack.QueueSources.Select(source => queues[source.Queue])];
        readers =
        [
            .. stack.StreamSources.GroupBy(source => (source.Table, source.StartingPosition)).Select(sources =>
            {
                var log = logging.CreateLogger<TableStreamReader>();
                var mappings = sources
                    .Select(source => new StreamMapping(
                        source, new BatchDelivery(source, stack.Account, functions, queues, clock, log), clock))
                    .ToList();
                return new TableStreamReader(
                    tables[sources.Key.Table], mappings, streams, services.Writes, services.Ledger, clock, log, options.StreamPoll);
            }),
        ];
        running = Task.WhenAll(
        [
            .. readers.Select(reader => reader.Run(stop.Token)),
            .. stack.QueueSources.Select(source =>
                new QueuePoller(source, services, clock, logging.CreateLogger<QueuePoller>()).Run(stop.Token)),
        ]);
    }

    /// <summary>Whether nothing can be delivered before time passes.</summary>
    public bool IsIdle => readers.All(reader => reader.IsIdle) && polled.All(queue => !queue.HasAvailable);

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
