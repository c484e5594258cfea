using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace GameLobby.Protocol.Tests.Examples;

/// <summary>The first recorded frame of each kind, as text with placeholders for values that change between runs.</summary>
internal sealed partial class RecordedFrames
{
    private static readonly JsonSerializerOptions Readable =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Dictionary<string, string> Replies { get; } = [];

    public Dictionary<string, string> Refusals { get; } = [];

    public Dictionary<string, string> Pushes { get; } = [];

    public Dictionary<string, string> Changes { get; } = [];

    /// <param name="action">The action of the request, for a reply.</param>
    public void Add(JsonObject frame, string? action = null)
    {
        if (frame["error"] is { } error) Add(Refusals, error["code"], frame);
        else if ((string?)frame["type"] is "reply") Add(Replies, action, frame);
        else Add(Pushes, frame["type"], frame);

        foreach (var change in frame["changes"]?.AsArray() ?? []) Add(Changes, change!["kind"], change);
    }

    private static void Add(Dictionary<string, string> frames, JsonNode? kind, JsonNode frame)
    {
        var text = frame.ToJsonString(Readable);
        text = NewId.Replace(text, "{a new id}");
        text = NewCode.Replace(text, "\"code\": \"{a new code}\"");
        frames.TryAdd((string)kind!, Number.Replace(text, "\"id\": \"{its number}\""));
    }

    [GeneratedRegex("01[0-9A-HJKMNP-TV-Z]{24}")]
    private static partial Regex NewId { get; }

    [GeneratedRegex("\"code\": \"[2-9A-HJ-NP-Z]{6}\"")]
    private static partial Regex NewCode { get; }

    [GeneratedRegex("\"id\": \"[0-9]+\"")]
    private static partial Regex Number { get; }
}
