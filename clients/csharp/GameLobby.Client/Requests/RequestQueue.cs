using System.Globalization;
using System.Text;
using System.Text.Json;

namespace GameLobby.Client;

/// <summary>
/// Tracks requests until they have an outcome. Requests without a reply are sent again over each new connection under the
/// same id, so the service executes them once and repeats the first reply.
/// </summary>
internal sealed class RequestQueue
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(30);

    /// <summary>The service remembers a request id for five minutes, and would execute a later retry again.</summary>
    private static readonly TimeSpan MaxTimeout = TimeSpan.FromMinutes(4);

    private static readonly TimeSpan ReplyTimeout = TimeSpan.FromSeconds(10);

    /// <summary>API Gateway closes a connection that sends a larger frame.</summary>
    private const int MaxFrameBytes = 32 * 1024;

    private readonly ClientContext context;
    private readonly Action<PendingRequest, JsonElement> succeeded;
    private readonly Func<PendingRequest, LobbyException, bool> refused;
    private readonly Action replyOverdue;
    private readonly List<PendingRequest> pending = [];
    private readonly string idPrefix;
    private SocketChannel? channel;
    private int count;

    /// <param name="context">The client's clock, randomness and lock.</param>
    /// <param name="succeeded">Called with a reply, before the request's task completes.</param>
    /// <param name="refused">
    /// Called before the request's task fails. Returns true if the player nevertheless has what the request is for.
    /// </param>
    /// <param name="replyOverdue">Called when a reply takes too long: the connection or the reply may be lost.</param>
    public RequestQueue(
        ClientContext context,
        Action<PendingRequest, JsonElement> succeeded,
        Func<PendingRequest, LobbyException, bool> refused,
        Action replyOverdue)
    {
        (this.context, this.succeeded, this.refused, this.replyOverdue) = (context, succeeded, refused, replyOverdue);
        string RandomHex() => ((uint)(context.Random() * uint.MaxValue)).ToString("x8", CultureInfo.InvariantCulture);
        idPrefix = RandomHex() + RandomHex();
    }

    public string NewId() => $"{idPrefix}-{(++count).ToString(CultureInfo.InvariantCulture)}";

    public PendingRequest Enqueue(string action, JsonElement data, RequestOptions? options)
    {
        var id = options?.Id ?? NewId();
        // The service's error would not carry an invalid id, so the client could not match it to the request.
        if (!IsValidId(id)) throw new LobbyException(ErrorCodes.InvalidRequest, "Request id must be 1 to 64 characters of A-Za-z0-9_.:-");
        var frame = Wire.SerializeRequest(action, id, data);
        if (frame.Length > MaxFrameBytes) throw new LobbyException(ErrorCodes.PayloadTooLarge, "The request exceeds the limit of 32 KiB.");

        var timeout = options?.Timeout ?? DefaultTimeout;
        if (timeout > MaxTimeout) timeout = MaxTimeout;
        var request = new PendingRequest(id, action, data, Encoding.UTF8.GetString(frame), context.Now + timeout, context);
        request.Deadline.Start(timeout, () =>
        {
            Remove(request);
            request.Fail(new LobbyException(ErrorCodes.Timeout, $"{action} timed out: no reply came in time."));
        });
        pending.Add(request);
        Send(request);
        return request;
    }

    public void Cancel(PendingRequest request, CancellationToken ct)
    {
        Remove(request);
        request.Cancel(ct);
    }

    /// <summary>Sends requests over this channel from now on, starting with all that have no reply.</summary>
    public void Attach(SocketChannel to)
    {
        channel = to;
        foreach (var request in pending.Where(request => !request.IsWaitingToRetry).ToList()) Send(request);
    }

    /// <summary>Stops sending until the next <see cref="Attach"/>.</summary>
    public void Detach()
    {
        channel = null;
        foreach (var request in pending.Where(request => !request.IsWaitingToRetry)) request.Timer.Stop();
    }

    public void HandleReply(JsonElement frame)
    {
        if (Wire.Text(frame, "id") is not { } id || pending.Find(request => request.Id == id) is not { } request) return;
        if (Wire.Member(frame, "ok") is not { ValueKind: JsonValueKind.True })
        {
            HandleError(request, LobbyException.FromJson(Wire.Member(frame, "error") ?? default));
            return;
        }

        context.Log?.Debug($"Reply to {request.Action} {request.Id}: ok");
        Complete(request, Wire.Member(frame, "data") ?? default);
    }

    public void FailAll(LobbyException error)
    {
        Detach();
        foreach (var request in pending.ToList())
        {
            Remove(request);
            request.Fail(error);
        }
    }

    private static bool IsValidId(string id) => id.Length is >= 1 and <= 64
        && id.All(each => each is >= 'A' and <= 'Z' or >= 'a' and <= 'z' or >= '0' and <= '9' or '_' or '.' or ':' or '-');

    private void Send(PendingRequest request)
    {
        request.IsWaitingToRetry = false;
        if (channel is null) return;
        request.SentAt ??= context.Now;
        request.Timer.Start(ReplyTimeout, replyOverdue);
        context.Log?.Debug($"Request {request.Action} {request.Id}");
        channel.Send(request.Frame);
    }

    private void Complete(PendingRequest request, JsonElement reply)
    {
        succeeded(request, reply);
        Remove(request);
        request.Succeed(reply);
    }

    private void HandleError(PendingRequest request, LobbyException error)
    {
        context.Log?.Debug($"Reply to {request.Action} {request.Id}: {error.Code}");
        if (RetryPolicy.GetDelay(error, request.Retries, context.Random) is not { } delay || context.Now + delay >= request.ExpiresAt)
        {
            if (refused(request, error))
            {
                Complete(request, Wire.EmptyObject);
                return;
            }

            Remove(request);
            request.Fail(error);
            return;
        }

        request.Retries++;
        request.IsWaitingToRetry = true;
        request.Timer.Start(delay, () => Send(request));
    }

    private void Remove(PendingRequest request)
    {
        pending.Remove(request);
        request.Timer.Stop();
        request.Deadline.Stop();
    }
}
