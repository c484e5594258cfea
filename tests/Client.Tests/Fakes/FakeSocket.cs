using System.Text.Json;

namespace GameLobby.Client.Tests.Fakes;

/// <summary>A socket whose other end is the test.</summary>
internal sealed class FakeSocket : ILobbySocket
{
    private ILobbySocketListener listener = null!;

    public Uri Url { get; private set; } = null!;

    public string Token { get; private set; } = "";

    public bool IsClosed { get; private set; }

    public bool AnswersPings { get; init; } = true;

    public List<SentFrame> Sent { get; } = [];

    public void Open(Uri url, string token, ILobbySocketListener listener) => (Url, Token, this.listener) = (url, token, listener);

    public void Send(string frame)
    {
        var json = JsonElement.Parse(frame);
        var sent = new SentFrame(json.GetProperty("action").GetString()!, json.GetProperty("id").GetString()!, json.GetProperty("data"));
        Sent.Add(sent);
        if (sent.Action == "session.ping" && AnswersPings) Reply(sent.Id, new { serverTime = DateTimeOffset.UtcNow });
    }

    public void Close() => IsClosed = true;

    /// <summary>The handshake is done.</summary>
    public void LetIn() => listener.Opened();

    /// <summary>What the service sends.</summary>
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

    /// <summary>The other end is gone.</summary>
    public void Drop(Exception? cause = null) => listener.Closed(null, cause);

    /// <summary>The service closes it.</summary>
    public void SayGoodbye(int code) => listener.Closed(code, null);

    /// <summary>Requests of an action that went over this socket.</summary>
    public IReadOnlyList<SentFrame> Requests(string action) => [.. Sent.Where(frame => frame.Action == action)];

    private static JsonElement Json(object data) => data switch
    {
        JsonElement json => json,
        LobbySnapshot lobby => lobby.ToJson(),
        Push push => push.ToJson(),
        _ => JsonSerializer.SerializeToElement(data),
    };
}

/// <summary>A request as it went out.</summary>
internal sealed record SentFrame(string Action, string Id, JsonElement Data);
