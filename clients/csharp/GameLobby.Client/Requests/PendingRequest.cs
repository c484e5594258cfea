using System.Text.Json;

namespace GameLobby.Client;

/// <summary>A request without an outcome yet.</summary>
internal sealed class PendingRequest(
    string id, string action, JsonElement data, string frame, DateTimeOffset expiresAt, ClientContext context)
{
    private readonly TaskCompletionSource<JsonElement> outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Id => id;

    public string Action => action;

    public JsonElement Data => data;

    public string Frame => frame;

    public DateTimeOffset ExpiresAt => expiresAt;

    /// <summary>Fires when the next retry is due or, after sending, when the reply is overdue.</summary>
    public OneShotTimer Timer { get; } = new(context);

    public OneShotTimer Deadline { get; } = new(context);

    /// <summary>When the request was first sent.</summary>
    public DateTimeOffset? SentAt { get; set; }

    public int Retries { get; set; }

    /// <summary>The service refused the request, and a retry is scheduled.</summary>
    public bool IsWaitingToRetry { get; set; }

    public Task<JsonElement> Outcome => outcome.Task;

    public void Succeed(JsonElement reply) => outcome.TrySetResult(reply);

    public void Fail(Exception error) => outcome.TrySetException(error);

    public void Cancel(CancellationToken ct) => outcome.TrySetCanceled(ct);
}
