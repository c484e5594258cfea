using System.Text.Json;
using System.Text.Json.Nodes;
using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Gateway;

/// <summary>Asks the stack's REQUEST authorizer about a handshake.</summary>
internal sealed class Authorizer(WebSocketApiDefinition api, ProxyEvents events, Integration integration)
{
    /// <summary>An authorizer that throws exactly this answers 401; any other failure of it is a 500.</summary>
    private const string Unauthorized = "Unauthorized";

    private const int LargestResult = 8 * 1024;

    public async Task<Verdict> Judge(Handshake handshake, CancellationToken ct)
    {
        if (api.Authorizer is not { } function) return new Verdict(StatusCodes.Status200OK, null);
        if (api.IdentitySources.Any(source => !IsPresent(source, handshake))) return Verdict.Failed(StatusCodes.Status401Unauthorized);

        var answer = await integration.Invoke(function, events.Authorize(handshake), ct);
        if (answer.Error is { } error)
            return Verdict.Failed(error.Message == Unauthorized
                ? StatusCodes.Status401Unauthorized
                : StatusCodes.Status500InternalServerError);

        if (answer.Payload.Length > LargestResult || Parse(answer.Payload) is not { } result || Context(result) is not { } context)
            return Verdict.Failed(StatusCodes.Status500InternalServerError);

        var isAllowed = Policy.Allows(result["policyDocument"], events.MethodArn);
        return new Verdict(isAllowed ? StatusCodes.Status200OK : StatusCodes.Status403Forbidden, context);
    }

    private static bool IsPresent(string source, Handshake handshake) => source.Split('.', 4) switch
    {
        ["route", "request", "header", var name] => !string.IsNullOrEmpty(handshake.Header(name)),
        ["route", "request", "querystring", var name] =>
            handshake.Query.Any(parameter => parameter.Key == name && parameter.Value is not [""]),
        _ => throw new LocalCloudException($"template: the identity source {source} is not understood here."),
    };

    private static JsonObject? Parse(string payload)
    {
        try
        {
            return JsonNode.Parse(payload) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>requestContext.authorizer of all later events: every value a string. Null where the result is no authorizer's.</summary>
    private static JsonObject? Context(JsonObject result)
    {
        if (result["principalId"]?.ToString() is not { Length: > 0 } principal) return null;
        var context = new JsonObject { ["principalId"] = principal };
        foreach (var (name, value) in result["context"] as JsonObject ?? [])
        {
            if (value is JsonObject or JsonArray) return null;
            if (value is not null) context[name] = value.ToString();
        }

        return context;
    }
}

/// <param name="Status">200, or the status that the handshake fails with.</param>
internal sealed record Verdict(int Status, JsonObject? Context)
{
    public static Verdict Failed(int status) => new(status, null);
}
