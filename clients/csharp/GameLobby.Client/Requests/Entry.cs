using System.Text.Json;

namespace GameLobby.Client;

/// <summary>A request that has no outcome yet.</summary>
internal sealed class Entry(string id, string action, JsonElement data, string frame, DateTimeOffset expiresAt, Surroundings around)
{
    private readonly TaskCompletionSource<JsonElement> outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Id => id;

    public string Action => action;

    public JsonElement Data => data;

    public string Frame => frame;

    public DateTimeOffset ExpiresAt => expiresAt;

    /// <summary>Until the next try, or, once sent, until silence is held against the socket.</summary>
    public Alarm Timer { get; } = new(around);

    public Alarm Deadline { get; } = new(around);

    /// <summary>When it went out first.</summary>
    public DateTimeOffset? SentAt { get; set; }

    public int Retries { get; set; }

    /// <summary>It was turned away, and will be tried again.</summary>
    public bool IsWaiting { get; set; }

    public Task<JsonElement> Outcome => outcome.Task;

    public void Succeed(JsonElement reply) => outcome.TrySetResult(reply);

    public void Fail(Exception error) => outcome.TrySetException(error);

    public void Cancel(CancellationToken ct) => outcome.TrySetCanceled(ct);
}
