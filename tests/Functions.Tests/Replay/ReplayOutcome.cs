using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Amazon.SQS.Model;
using GameLobby.TestKit.Engines;

namespace GameLobby.Functions.Tests.Replay;

/// <summary>
/// The outcome of an event as one text: response, queued messages and pushes. Values that differ between runs are masked.
/// </summary>
internal static partial class ReplayOutcome
{
    private static readonly JsonSerializerOptions Readable =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="since">When the event was sent. Later times differ between runs.</param>
    public static string Of(
        string response, Dictionary<string, IReadOnlyList<Message>> queued, IEnumerable<GatewayCall> pushed, DateTimeOffset since)
    {
        var outcome = new JsonObject { ["answer"] = Opened(JsonNode.Parse(response), "body") };
        foreach (var (queue, messages) in queued.Where(pair => pair.Value.Count > 0))
            outcome[queue] = new JsonArray([.. messages.Select(message => JsonNode.Parse(message.Body))]);
        if (pushed.Any())
            outcome["pushed"] = new JsonArray([.. pushed.Select(call => Opened(JsonSerializer.SerializeToNode(call), "Body"))]);
        return Named(outcome.ToJsonString(Readable), since);
    }

    private static JsonNode? Opened(JsonNode? node, string member)
    {
        if (node is JsonObject json && json[member]?.GetValue<string>() is { Length: > 0 } text) json[member] = JsonNode.Parse(text);
        return node;
    }

    private static string Named(string text, DateTimeOffset since)
    {
        text = Time().Replace(text, match =>
            DateTimeOffset.Parse(match.Value, CultureInfo.InvariantCulture) < since.AddMinutes(-1) ? match.Value : "{a time from now}");
        text = NewId().Replace(text, "{a new id}");
        text = Ticket().Replace(text, "\"ticket\": \"{a signed ticket}\"");
        return NewCode().Replace(text, "\"code\": \"{a new code}\"");
    }

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")]
    private static partial Regex Time();

    [GeneratedRegex("\"ticket\": \"ey[^\"]+\"")]
    private static partial Regex Ticket();

    [GeneratedRegex("(?!01KB3Q)01[0-9A-HJKMNP-TV-Z]{24}")]
    private static partial Regex NewId();

    [GeneratedRegex("\"code\": \"(?!K7QF2M)[2-9A-HJ-NP-Z]{6}\"")]
    private static partial Regex NewCode();
}
