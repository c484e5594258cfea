using System.Text.Json;
using System.Text.Json.Nodes;

namespace GameLobby.LocalCloud.Lambda;

/// <summary>The summary of one invocation.</summary>
/// <param name="EndedAt">The end of the invocation.</param>
/// <param name="Subject">The player and the action, or the number of records.</param>
/// <param name="Duration">From the caller's request to the response, with a cold start and the wait for an environment.</param>
/// <param name="Refusal">The error code in the function's response, or the function's error; null on success.</param>
/// <param name="Report">The measurements of the run; null if an injected fault ended the invocation before the function ran.</param>
public sealed record InvocationTrace(
    DateTimeOffset EndedAt,
    string Function,
    string Subject,
    TimeSpan Duration,
    string? Refusal,
    bool Failed,
    InvocationReport? Report);

/// <summary>Functions whose every invocation is reported to <paramref name="trace"/>.</summary>
internal sealed class TracedFunctions(IFunctions inner, Action<InvocationTrace> trace, TimeProvider clock) : IFunctions
{
    public async Task<Invocation> Invoke(string functionId, string eventJson, CancellationToken ct)
    {
        var started = clock.GetTimestamp();
        var invocation = await inner.Invoke(functionId, eventJson, ct);
        var refusal = invocation.Error is { } error ? $"{error.Type}: {error.Message}" : Refusal(invocation.Payload);
        var duration = clock.GetElapsedTime(started);
        trace(new InvocationTrace(
            clock.GetUtcNow(), functionId, Subject(eventJson), duration, refusal, invocation.Error is not null, invocation.Report));
        return invocation;
    }

    private static string Subject(string eventJson)
    {
        if (Parse(eventJson) is not { } request) return "";
        if (request["Records"] is JsonArray records) return records.Count == 1 ? "1 record" : $"{records.Count} records";
        var context = request["requestContext"];
        var caller = context?["authorizer"]?["principalId"]?.ToString() ?? context?["connectionId"]?.ToString();
        var action = context?["http"]?["path"]?.ToString()
            ?? Parse(request["body"]?.ToString())?["action"]?.ToString()
            ?? context?["disconnectStatusCode"]?.ToString();
        return string.Join(' ', new[] { caller, action }.Where(part => part is not null));
    }

    /// <summary>Returns the error code in a reply, or an HTTP status of 400 or more.</summary>
    private static string? Refusal(string payload) => Parse(payload) is { } response ? Code(response) ?? Status(response) : null;

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
