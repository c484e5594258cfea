using System.Text.Json;

namespace GameLobby.Client.Tests.Fakes;

/// <summary>A socket whose other end is the test.</summary>
internal sealed class FakeSocket : ILobbySocket
{
    private ILobbySocketListener listener = null!;

    public Uri Url { get; private set; } = null!;

    public string Token { get; private set; } = "";

    public bool IsClosed { get; private set; }

    /// <summary>Whether pings, and greetings after the first, are answered: nothing was missed.</summary>
    public bool AnswersCalls { get; set; } = true;

    /// <summary>The first greeting's answer.</summary>
    public IReadOnlyDictionary<string, object?>? Greeting { get; private set; }

    public List<SentFrame> Sent { get; } = [];

    public void Open(Uri url, string token, ILobbySocketListener listener) => (Url, Token, this.listener) = (url, token, listener);

    public void Send(string frame)
    {
        var json = JsonElement.Parse(frame);
        var sent = new SentFrame(json.GetProperty("action").GetString()!, json.GetProperty("id").GetString()!, json.GetProperty("data"));
        Sent.Add(sent);
        if (!AnswersCalls) return;
        if (sent.Action == "session.ping") Reply(sent.Id, new { serverTime = DateTimeOffset.UtcNow });
        if (sent.Action == "session.hello" && Greeting is not null)
            GreetAgain(("lobby", null), sent.Data.TryGetProperty("lobbyId", out _) ? ("missed", Array.Empty<object>()) : ("lobby", null));
    }

    /// <summary>Answers the first greeting.</summary>
    public void Greet(IReadOnlyDictionary<string, object?> hello) => Reply(Requests("session.hello")[0].Id, Greeting = hello);

    /// <summary>Answers the last greeting as the first one, but for what differs.</summary>
    public void GreetAgain(params (string Member, object? Value)[] differences)
    {
        var hello = new Dictionary<string, object?>(Greeting!);
        foreach (var (member, value) in differences) hello[member] = value;
        Reply(Requests("session.hello")[^1].Id, hello);
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
