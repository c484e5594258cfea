using System.Text.Json;
using System.Text.Json.Nodes;

namespace GameLobby.LocalCloud.Lambda;

/// <summary>One invocation in one line.</summary>
/// <param name="At">When it ended, so that the lines come in order.</param>
/// <param name="Subject">What it was about: the player and the action, or how many records.</param>
/// <param name="Refusal">The code of a refusal that the function answered, or the error that it ended with; null: neither.</param>
public sealed record InvocationTrace(DateTimeOffset At, string Function, string Subject, TimeSpan Took, string? Refusal, bool Failed);

/// <summary>Tells of every invocation, whoever asked for it.</summary>
internal sealed class TracedFunctions(IFunctions inner, Action<InvocationTrace> trace, TimeProvider clock) : IFunctions
{
    public async Task<Invocation> Invoke(string functionId, string eventJson, CancellationToken ct)
    {
        var started = clock.GetTimestamp();
        var invocation = await inner.Invoke(functionId, eventJson, ct);
        var refusal = invocation.Error is { } error ? $"{error.Type}: {error.Message}" : Refusal(invocation.Payload);
        var took = clock.GetElapsedTime(started);
        trace(new InvocationTrace(clock.GetUtcNow(), functionId, Subject(eventJson), took, refusal, invocation.Error is not null));
        return invocation;
    }

    private static string Subject(string eventJson)
    {
        if (Parse(eventJson) is not { } request) return "";
        if (request["Records"] is JsonArray records) return records.Count == 1 ? "1 record" : $"{records.Count} records";
        var context = request["requestContext"];
        var caller = context?["authorizer"]?["principalId"]?.ToString() ?? context?["connectionId"]?.ToString();
        var action = Parse(request["body"]?.ToString())?["action"]?.ToString() ?? context?["disconnectStatusCode"]?.ToString();
        return string.Join(' ', new[] { caller, action }.Where(part => part is not null));
    }

    /// <summary>The error's code in a reply, or an HTTP status that is no success.</summary>
    private static string? Refusal(string payload) => Parse(payload) is { } answer ? Code(answer) ?? Status(answer) : null;

    private static string? Status(JsonObject answer) =>
        answer["statusCode"] is JsonValue status && status.TryGetValue<int>(out var code) && code >= 400 ? $"{code}" : null;

    private static string? Code(JsonObject answer) => (Parse(answer["body"]?.ToString())?["error"] as JsonObject)?["code"]?.ToString();

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
