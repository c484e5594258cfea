using System.Collections.Concurrent;
using System.Text.Json;
using GameLobby.LocalCloud.Lambda;

namespace GameLobby.LocalCloud.Tests.Sources;

/// <summary>Functions that record their events and return what a test sets; the default is success.</summary>
internal sealed class RecordingFunctions(Func<Batch, object?>? answer = null) : IFunctions
{
    public static readonly object Crash = new();

    public static readonly object Throttle = new();

    private readonly ConcurrentQueue<Batch> batches = [];

    public IReadOnlyList<Batch> Batches => [.. batches];
    public IEnumerable<JsonElement> Records => batches.SelectMany(b => b.Records);

    public Task<Invocation> Invoke(string functionId, string eventJson, CancellationToken ct)
    {
        var batch = new Batch([.. JsonElement.Parse(eventJson).GetProperty(nameof(Batch.Records)).EnumerateArray()]);
        batches.Enqueue(batch);
        var result = answer?.Invoke(batch);
        if (result == Throttle) return Task.FromResult(Invocation.Throttled);
        return Task.FromResult(result == Crash
            ? new Invocation("""{"errorType":"Crash"}""", new InvocationError("Crash", "Crashed by the test"))
            : new Invocation(JsonSerializer.Serialize(result), null));
    }

    /// <summary>Returns a response that reports items as failed.</summary>
    public static object Failed(params IEnumerable<string> identifiers) =>
        new { batchItemFailures = identifiers.Select(id => new { itemIdentifier = id }) };
}

internal sealed record Batch(IReadOnlyList<JsonElement> Records)
{
    /// <summary>The records' sequence numbers, separated by spaces.</summary>
    public string Numbers => string.Join(' ', Records.Select(r => r.GetProperty("dynamodb").GetProperty("SequenceNumber").GetString()));

    /// <summary>The messages' bodies, separated by spaces.</summary>
    public string Bodies => string.Join(' ', Records.Select(r => r.GetProperty("body").GetString()));
}
