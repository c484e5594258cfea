using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace GameLobby.Protocol.Tests.Examples;

/// <summary>The first frame of each sort that came, as text. What is new each time is named only.</summary>
internal sealed partial class Frames
{
    private static readonly JsonSerializerOptions Readable =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Dictionary<string, string> Replies { get; } = [];

    public Dictionary<string, string> Refusals { get; } = [];

    public Dictionary<string, string> Pushes { get; } = [];

    public Dictionary<string, string> Changes { get; } = [];

    /// <param name="action">What a reply is the answer to.</param>
    public void Keep(JsonObject frame, string? action = null)
    {
        if (frame["error"] is { } error) Keep(Refusals, error["code"], frame);
        else if ((string?)frame["type"] is "reply") Keep(Replies, action, frame);
        else Keep(Pushes, frame["type"], frame);

        foreach (var change in frame["changes"]?.AsArray() ?? []) Keep(Changes, change!["kind"], change);
    }

    private static void Keep(Dictionary<string, string> kept, JsonNode? sort, JsonNode frame)
    {
        var text = frame.ToJsonString(Readable);
        text = NewId.Replace(text, "{a new id}");
        text = NewCode.Replace(text, "\"code\": \"{a new code}\"");
        kept.TryAdd((string)sort!, Number.Replace(text, "\"id\": \"{its number}\""));
    }

    [GeneratedRegex("01[0-9A-HJKMNP-TV-Z]{24}")]
    private static partial Regex NewId { get; }

    [GeneratedRegex("\"code\": \"[2-9A-HJ-NP-Z]{6}\"")]
    private static partial Regex NewCode { get; }

    [GeneratedRegex("\"id\": \"[0-9]+\"")]
    private static partial Regex Number { get; }
}
