using System.Text.Json;

namespace GameLobby.Client.Tests.Fakes;

/// <summary>A socket whose other end is the test.</summary>
internal sealed class FakeSocket : ILobbySocket
{
    private ILobbySocketListener listener = null!;

    public Uri Url { get; private set; } = null!;

    public string Token { get; private set; } = "";

    public bool IsClosed { get; private set; }

    /// <summary>Completes when the other side has closed, too.</summary>
    public Task Closing { get; set; } = Task.CompletedTask;

    /// <summary>Whether pings and all hellos but the first get a reply, in which nothing was missed.</summary>
    public bool AutoReplies { get; set; } = true;

    /// <summary>The reply to the first hello.</summary>
    public IReadOnlyDictionary<string, object?>? HelloReply { get; private set; }

    public List<SentFrame> Sent { get; } = [];

    public void Open(Uri url, string token, ILobbySocketListener listener) => (Url, Token, this.listener) = (url, token, listener);

    public void Send(string frame)
    {
        var json = JsonElement.Parse(frame);
        var sent = new SentFrame(json.GetProperty("action").GetString()!, json.GetProperty("id").GetString()!, json.GetProperty("data"));
        Sent.Add(sent);
        if (!AutoReplies) return;
        if (sent.Action == "session.ping") Reply(sent.Id, new { serverTime = DateTimeOffset.UtcNow });
        if (sent.Action != "session.hello" || HelloReply is null) return;
        var isResuming = sent.Data.TryGetProperty("lobbyId", out _);
        ReplyToLatestHello(("lobby", null), isResuming ? ("missed", Array.Empty<object>()) : ("lobby", null));
    }

    public void ReplyToFirstHello(IReadOnlyDictionary<string, object?> hello) => Reply(Requests("session.hello")[0].Id, HelloReply = hello);

    /// <summary>Replies to the latest hello with the first reply, changed in the given members.</summary>
    public void ReplyToLatestHello(params (string Member, object? Value)[] differences)
    {
        var hello = new Dictionary<string, object?>(HelloReply!);
        foreach (var (member, value) in differences) hello[member] = value;
        Reply(Requests("session.hello")[^1].Id, hello);
    }

    public Task CloseAsync()
    {
        IsClosed = true;
        return Closing;
    }

    public void CompleteHandshake() => listener.Opened();

    /// <summary>Delivers frames from the service: text, or objects to serialize.</summary>
    public void Receive(params object[] frames)
    {
        foreach (var frame in frames) listener.Received(frame as string ?? Json(frame).GetRawText());
    }

    public void Reply(string id, object? data = null) => Receive(new { type = "reply", id, ok = true, data = Json(data ?? new { }) });

    public void Refuse(string id, string code, object? details = null, int? retryAfterMs = null)
    {
        var error = new Dictionary<string, object> { ["code"] = code, ["message"] = "No." };
        if (details is not null) error["details"] = details;
        if (retryAfterMs is not null) error["retryAfterMs"] = retryAfterMs;
        Receive(new { type = "reply", id, ok = false, error });
    }

    /// <summary>Loses the connection without a close frame.</summary>
    public void Drop(Exception? cause = null) => listener.Closed(null, cause);

    public void CloseByService(int code) => listener.Closed(code, null);

    /// <summary>Returns the requests for an action that were sent over this socket.</summary>
    public IReadOnlyList<SentFrame> Requests(string action) => [.. Sent.Where(frame => frame.Action == action)];

    private static JsonElement Json(object data) => data switch
    {
        JsonElement json => json,
        LobbySnapshot lobby => lobby.ToJson(),
        Push push => push.ToJson(),
        _ => JsonSerializer.SerializeToElement(data),
    };
}

/// <summary>A request as it was sent.</summary>
internal sealed record SentFrame(string Action, string Id, JsonElement Data);
