using GameLobby.LocalCloud.Lambda;
using GameLobby.LocalCloud.Sources;
using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud;

/// <summary>The pollers of the stack's streams and queues; they run until disposed.</summary>
internal sealed class EventSources : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly HttpClient http = new();
    private readonly Task running;

    public EventSources(StackServices services, Uri engine, LocalCloudOptions options)
    {
        var (clock, logging) = (options.Clock, options.Logging);
        var (stack, functions, queues) = (services.Stack, services.Functions, services.Queues);
        var streams = new StreamsClient(http, engine, stack.Account.Region, FunctionEnvironment.AccessKey);
        var tables = stack.Tables.ToDictionary(table => table.Id);
        running = Task.WhenAll(
        [
            .. stack.StreamSources.GroupBy(source => (source.Table, source.StartingPosition)).Select(sources =>
            {
                var log = logging.CreateLogger<TableStreamReader>();
                var mappings = sources
                    .Select(source => new StreamMapping(
                        source, new BatchDelivery(source, stack.Account, functions, queues, clock, log), clock))
                    .ToList();
                var reader = new TableStreamReader(
                    tables[sources.Key.Table], mappings, streams, services.Writes, services.Ledger, clock, log);
                return reader.Run(stop.Token);
            }),
            .. stack.QueueSources.Select(source =>
                new QueuePoller(source, services, clock, logging.CreateLogger<QueuePoller>()).Run(stop.Token)),
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
