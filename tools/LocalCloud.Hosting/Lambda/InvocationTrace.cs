using System.Text.Json;
using System.Text.Json.Nodes;

namespace GameLobby.LocalCloud.Lambda;

/// <summary>One invocation. Its summary is made when it is read, because most are not shown.</summary>
/// <param name="EndedAt">The end of the invocation.</param>
/// <param name="Event">The event, as JSON.</param>
/// <param name="Duration">From the caller's request to the response, with a cold start and the wait for an environment.</param>
public sealed record InvocationTrace(DateTimeOffset EndedAt, string Function, string Event, TimeSpan Duration, Invocation Result)
{
    public bool Failed => Result.Error is not null;

    /// <summary>The measurements of the run; null if an injected fault ended the invocation before the function ran.</summary>
    public InvocationReport? Report => Result.Report;

    /// <summary>The player and the action, or the number of records.</summary>
    public string Subject
    {
        get
        {
            if (Parse(Event) is not { } request) return "";
            if (request["Records"] is JsonArray records) return records.Count == 1 ? "1 record" : $"{records.Count} records";
            var context = request["requestContext"];
            var caller = context?["authorizer"]?["principalId"]?.ToString() ?? context?["connectionId"]?.ToString();
            var action = context?["http"]?["path"]?.ToString()
                ?? Parse(request["body"]?.ToString())?["action"]?.ToString()
                ?? context?["disconnectStatusCode"]?.ToString();
            return string.Join(' ', new[] { caller, action }.Where(part => part is not null));
        }
    }

    /// <summary>The error code in the function's response, or the function's error; null on success.</summary>
    public string? Refusal => Result.Error is { } error ? $"{error.Type}: {error.Message}" : RefusalIn(Result.Payload);

    /// <summary>Returns the error code in a reply, or an HTTP status of 400 or more.</summary>
    private static string? RefusalIn(string payload) => Parse(payload) is { } response ? Code(response) ?? Status(response) : null;

    private static string? Status(JsonObject response) =>
        response["statusCode"] is JsonValue status && status.TryGetValue<int>(out var code) && code >= 400 ? $"{code}" : null;

    private static string? Code(JsonObject response) => (Parse(response["body"]?.ToString())?["error"] as JsonObject)?["code"]?.ToString();

    private static JsonObject? Parse(string? json)
    {
        if (json is not ['{', ..]) return null;
        try
        {
            return JsonNode.Parse(json, documentOptions: Json.Unambiguous) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
