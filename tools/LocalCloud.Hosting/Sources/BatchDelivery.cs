using System.Buffers;
using System.Text;
using System.Text.Json;
using GameLobby.LocalCloud.Lambda;
using GameLobby.LocalCloud.Queues;
using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Sources;

/// <summary>
/// Delivers a batch of one shard to its function until each record is processed, or discarded and reported to the on-failure queue
/// (https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html). The lowest reported failure is the checkpoint, from which
/// on records are retried. With bisection, a batch is split at the checkpoint, or in half if it made no progress. Neither a split nor a
/// throttled invocation counts as a retry; without bisection, each other repetition does.
/// </summary>
internal sealed class BatchDelivery(
    StreamSource source, Account account, IFunctions functions, QueueEngine queues, TimeProvider clock, ILogger logger)
{
    private static readonly TimeSpan Retention = TimeSpan.FromHours(24);
    private static readonly TimeSpan InitialBackoff = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan MaxBackoff = TimeSpan.FromSeconds(10);

    private sealed record Attempt(IReadOnlyList<StreamRecord> Records, int Retries, int Throttles = 0);

    public async Task Deliver(string streamArn, string shardId, IReadOnlyList<StreamRecord> batch, CancellationToken ct)
    {
        var pending = new Stack<Attempt>([new Attempt(batch, 0)]);
        while (pending.TryPop(out var attempt))
        {
            if (DropExpired(streamArn, shardId, attempt) is not { Records.Count: > 0 } current) continue;
            var invocation = await functions.InvokeLogged(
                source.Function, Event(current.Records), source.Id, current.Records.Count, logger, ct);
            if (invocation.IsThrottled)
            {
                await Task.Delay(Backoff(current.Throttles + 1), clock, ct);
                pending.Push(current with { Throttles = current.Throttles + 1 });
                continue;
            }

            var done = Checkpoint(current.Records, invocation);
            var rest = current.Records.Skip(done).ToList();
            if (rest.Count == 0) continue;

            if (source.BisectBatchOnFunctionError && (done > 0 || rest.Count > 1))
            {
                var cut = done > 0 ? rest.Count : rest.Count / 2;
                if (cut < rest.Count) pending.Push(current with { Records = rest[cut..] });
                pending.Push(current with { Records = rest[..cut] });
                continue;
            }

            // Progress means that another record failed, so the retry count starts again.
            var retries = done > 0 ? 1 : current.Retries + 1;
            if (retries > source.MaximumRetryAttempts)
            {
                Discard(FailureRecord.RetriesExhausted, streamArn, shardId, rest, retries, invocation);
                continue;
            }

            await Task.Delay(Backoff(retries), clock, ct);
            pending.Push(new Attempt(rest, retries));
        }
    }

    private static string Event(IReadOnlyList<StreamRecord> records)
    {
        var bytes = new ArrayBufferWriter<byte>(records.Sum(record => record.Size) + 100);
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteStartArray("Records");
            foreach (var record in records) json.WriteRawValue(record.Utf8, skipInputValidation: true);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static TimeSpan Backoff(int retries)
    {
        var backoff = InitialBackoff * Math.Pow(2, Math.Min(retries - 1, 10));
        return backoff < MaxBackoff ? backoff : MaxBackoff;
    }

    /// <summary>Returns the number of records before the first failure.</summary>
    private int Checkpoint(IReadOnlyList<StreamRecord> records, Invocation invocation)
    {
        var response = BatchResponse.Read(invocation, source.ReportsBatchItemFailures, records.Select(r => r.SequenceNumber));
        if (response.All) return 0;
        if (response.Failed.Count > 0) logger.ItemsFailed(source.Id, source.Function, response.Failed.Count, records.Count);
        return records.TakeWhile(r => !response.Failed.Contains(r.SequenceNumber)).Count();
    }

    private Attempt DropExpired(string streamArn, string shardId, Attempt attempt)
    {
        var oldest = clock.GetUtcNow() - (source.MaximumRecordAge ?? Retention);
        var expired = attempt.Records.TakeWhile(r => r.Created < oldest).ToList();
        if (expired.Count == 0) return attempt;
        Discard(FailureRecord.AgeExceeded, streamArn, shardId, expired, attempt.Retries, null);
        return attempt with { Records = [.. attempt.Records.Skip(expired.Count)] };
    }

    private void Discard(
        string condition, string streamArn, string shardId, List<StreamRecord> records, int invokeCount, Invocation? invocation)
    {
        logger.RecordsDiscarded(source.Id, records.Count, condition, source.OnFailureQueue ?? "(none)");
        if (source.OnFailureQueue is not { } queue) return;
        var function = account.FunctionArn(source.Function);
        var report = FailureRecord.Of(condition, function, streamArn, shardId, records, invokeCount, invocation, clock.GetUtcNow());
        queues[queue].Send(new OutgoingMessage(report));
    }
}
