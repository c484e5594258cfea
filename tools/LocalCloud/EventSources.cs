
namespace GameLobby.LocalCloud;

/// <summary>The pollers of the stack's streams and queues, all running until disposed.</summary>
internal sealed class EventSources : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly Task running;

    public EventSources(LocalCloudHost cloud, LocalCloudOptions options) => running = Task.WhenAll([]);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        try
        {
            await running;
        }
        catch (OperationCanceledException)
        {
            // Stopped, as asked.
        }

        stop.Dispose();
    }
}
