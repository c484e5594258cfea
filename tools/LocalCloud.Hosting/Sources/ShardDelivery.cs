using System.Threading.Channels;
using GameLobby.LocalCloud.Queues;
using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Sources;

/// <summary>
/// The records of one shard that wait for their delivery, and the batches that they form. A batch begins with the first record that passes,
/// and is complete when it has enough records or bytes, when its window has passed, or when the shard has ended.
/// </summary>
internal sealed class ShardDelivery(StreamSource source, Func<StreamRecord, bool> passes, TimeProvider clock)
{
    /// <summary>The maximum size of an event, less what surrounds its records.</summary>
    private const int MaxEventSize = (6 * 1024 * 1024) - 1024;

    private readonly Channel<StreamRecord> waiting = Channel.CreateUnbounded<StreamRecord>();

    /// <summary>Whether no record waits, apart from a batch that waits for its window to pass.</summary>
    public bool IsIdle => waiting.Reader.Count == 0;

    public void Add(IEnumerable<StreamRecord> records)
    {
        foreach (var record in records.Where(passes)) waiting.Writer.TryWrite(record);
    }

    /// <summary>The shard has no more records.</summary>
    public void Complete() => waiting.Writer.TryComplete();

    /// <summary>Delivers until the shard has ended or the token is cancelled.</summary>
    public async Task Run(Func<IReadOnlyList<StreamRecord>, Task> deliver, CancellationToken ct)
    {
        try
        {
            while (await waiting.Reader.WaitToReadAsync(ct)) await deliver(await Batch(ct));
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The stack stops; the records stay in the stream.
        }
    }

    private async Task<IReadOnlyList<StreamRecord>> Batch(CancellationToken ct)
    {
        var batch = new List<StreamRecord>();
        var size = 0;
        var end = clock.GetUtcNow() + source.BatchingWindow;
        while (batch.Count < source.BatchSize)
        {
            if (waiting.Reader.TryPeek(out var record))
            {
                size += record.Size;
                if (size > MaxEventSize && batch.Count > 0) break;
                waiting.Reader.TryRead(out _);
                batch.Add(record);
                continue;
            }

            if (end - clock.GetUtcNow() is not { Ticks: > 0 } rest || waiting.Reader.Completion.IsCompleted) break;
            await ChangeSignal.Wait(waiting.Reader.WaitToReadAsync(ct).AsTask(), rest, clock, ct);
        }

        return batch;
    }
}
