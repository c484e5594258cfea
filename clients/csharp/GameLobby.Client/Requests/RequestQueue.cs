using System.Globalization;
using System.Text;
using System.Text.Json;

namespace GameLobby.Client;

/// <summary>
/// Requests from being made to being answered. One that has no answer yet is sent again over each new socket, under the
/// id it had: the service does nothing twice, and answers what came of it.
/// </summary>
internal sealed class RequestQueue
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(30);

    /// <summary>The service forgets an id after five minutes, and would do again what it has done.</summary>
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromMinutes(4);

    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(10);

    /// <summary>API Gateway ends a socket that sends more.</summary>
    private const int LargestFrame = 32 * 1024;

    private readonly Surroundings around;
    private readonly Action<Entry, JsonElement> answered;
    private readonly Action unanswered;
    private readonly List<Entry> entries = [];
    private readonly string prefix;
    private Link? link;
    private int count;

    /// <param name="around">Time, chance and the lock.</param>
    /// <param name="answered">Before the request's task ends.</param>
    /// <param name="unanswered">A request has been without an answer for too long: the socket, or the reply, may be lost.</param>
    public RequestQueue(Surroundings around, Action<Entry, JsonElement> answered, Action unanswered)
    {
        (this.around, this.answered, this.unanswered) = (around, answered, unanswered);
        string Word() => ((uint)(around.Random() * uint.MaxValue)).ToString("x8", CultureInfo.InvariantCulture);
        prefix = Word() + Word();
    }

    public string NewId() => $"{prefix}-{(++count).ToString(CultureInfo.InvariantCulture)}";

    public Entry Make(string action, JsonElement data, RequestOptions? options)
    {
        var id = options?.Id ?? NewId();
        // The service would answer without naming the request, and nobody would know it by that.
        if (!IsWellFormed(id)) throw new LobbyException(ErrorCodes.InvalidRequest, "A request's id is 1 to 64 of A-Za-z0-9_.:-.");
        var frame = Wire.Request(action, id, data);
        if (frame.Length > LargestFrame) throw new LobbyException(ErrorCodes.PayloadTooLarge, "A frame has at most 32 KiB.");

        var timeout = options?.Timeout ?? DefaultTimeout;
        if (timeout > LongestTimeout) timeout = LongestTimeout;
        var entry = new Entry(id, action, data, Encoding.UTF8.GetString(frame), around.Now + timeout, around);
        entry.Deadline.Set(timeout, () =>
        {
            Remove(entry);
            entry.Fail(new LobbyException(ErrorCodes.Timeout, $"{action} had no answer in time."));
        });
        entries.Add(entry);
        Transmit(entry);
        return entry;
    }

    public void GiveUp(Entry entry, CancellationToken ct)
    {
        Remove(entry);
        entry.Cancel(ct);
    }

    /// <summary>A socket is there: everything without an answer goes out over it.</summary>
    public void Attach(Link to)
    {
        link = to;
        foreach (var entry in entries.Where(entry => !entry.IsWaiting).ToList()) Transmit(entry);
    }

    /// <summary>The socket is gone, or about to be.</summary>
    public void Detach()
    {
        link = null;
        foreach (var entry in entries.Where(entry => !entry.IsWaiting)) entry.Timer.Stop();
    }

    public void Hear(JsonElement frame)
    {
        if (Wire.Text(frame, "id") is not { } id || entries.Find(entry => entry.Id == id) is not { } entry) return;
        if (Wire.Member(frame, "ok") is not { ValueKind: JsonValueKind.True })
        {
            Refused(entry, LobbyException.Of(Wire.Member(frame, "error") ?? default));
            return;
        }

        var reply = Wire.Member(frame, "data") ?? default;
        answered(entry, reply);
        Remove(entry);
        entry.Succeed(reply);
    }

    public void FailAll(LobbyException error)
    {
        Detach();
        foreach (var entry in entries.ToList())
        {
            Remove(entry);
            entry.Fail(error);
        }
    }

    private static bool IsWellFormed(string id) => id.Length is >= 1 and <= 64
        && id.All(each => each is >= 'A' and <= 'Z' or >= 'a' and <= 'z' or >= '0' and <= '9' or '_' or '.' or ':' or '-');

    private void Transmit(Entry entry)
    {
        entry.IsWaiting = false;
        if (link is null) return;
        entry.SentAt ??= around.Now;
        entry.Timer.Set(Silence, unanswered);
        link.Send(entry.Frame);
    }

    private void Refused(Entry entry, LobbyException refusal)
    {
        if (Retry.WaitAfter(refusal, entry.Retries, around.Random) is not { } wait || around.Now + wait >= entry.ExpiresAt)
        {
            Remove(entry);
            entry.Fail(refusal);
            return;
        }

        entry.Retries++;
        entry.IsWaiting = true;
        entry.Timer.Set(wait, () => Transmit(entry));
    }

    private void Remove(Entry entry)
    {
        entries.Remove(entry);
        entry.Timer.Stop();
        entry.Deadline.Stop();
    }
}
