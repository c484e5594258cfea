using System.Collections.Concurrent;
using System.Text.Json;
using GameLobby.LocalCloud.Lambda;

namespace GameLobby.LocalCloud.Tests.Sources;

/// <summary>Functions that remember their events, and answer as a test tells them to: success where it tells nothing.</summary>
internal sealed class RecordingFunctions(Func<Batch, object?>? answer = null) : IFunctions
{
    public static readonly object Crash = new();

    private readonly ConcurrentQueue<Batch> batches = [];

    public IReadOnlyList<Batch> Batches => [.. batches];
    public IEnumerable<JsonElement> Records => batches.SelectMany(b => b.Records);

    public Task<Invocation> Invoke(string functionId, string eventJson, CancellationToken ct)
    {
        var batch = new Batch([.. JsonElement.Parse(eventJson).GetProperty(nameof(Batch.Records)).EnumerateArray()]);
        batches.Enqueue(batch);
        var told = answer?.Invoke(batch);
        return Task.FromResult(told == Crash
            ? new Invocation("""{"errorType":"Crash"}""", new InvocationError("Crash", "as told"))
            : new Invocation(JsonSerializer.Serialize(told), null));
    }

    /// <summary>The answer that reports these items as failed.</summary>
    public static object Failed(params IEnumerable<string> identifiers) =>
        new { batchItemFailures = identifiers.Select(id => new { itemIdentifier = id }) };
}

internal sealed record Batch(IReadOnlyList<JsonElement> Records)
{
    /// <summary>The records' sequence numbers, apart by spaces.</summary>
    public string Numbers => string.Join(' ', Records.Select(r => r.GetProperty("dynamodb").GetProperty("SequenceNumber").GetString()));

    /// <summary>The messages' bodies, apart by spaces.</summary>
    public string Bodies => string.Join(' ', Records.Select(r => r.GetProperty("body").GetString()));
}
