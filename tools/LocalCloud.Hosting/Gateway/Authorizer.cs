using System.Text.Json;
using System.Text.Json.Nodes;
using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Gateway;

/// <summary>Authorizes a handshake with the stack's REQUEST authorizer.</summary>
internal sealed class Authorizer(WebSocketApiDefinition api, ProxyEvents events, Integration integration)
{
    /// <summary>The error message that results in status 401; any other failure of the authorizer results in 500.</summary>
    private const string Unauthorized = "Unauthorized";

    private const int MaxResultLength = 8 * 1024;

    public async Task<Authorization> Authorize(Handshake handshake, CancellationToken ct)
    {
        if (api.Authorizer is not { } function) return new Authorization(StatusCodes.Status200OK, null);
        if (api.IdentitySources.Any(source => !IsPresent(source, handshake)))
            return Authorization.Failed(StatusCodes.Status401Unauthorized);

        var invocation = await integration.Invoke(function, events.Authorize(handshake), ct);
        if (invocation.Error is { } error)
            return Authorization.Failed(error.Message == Unauthorized
                ? StatusCodes.Status401Unauthorized
                : StatusCodes.Status500InternalServerError);

        var payload = invocation.Payload;
        if (payload.Length > MaxResultLength || Parse(payload) is not { } result || Context(result) is not { } context)
            return Authorization.Failed(StatusCodes.Status500InternalServerError);

        var isAllowed = Policy.Allows(result["policyDocument"], events.MethodArn);
        return new Authorization(isAllowed ? StatusCodes.Status200OK : StatusCodes.Status403Forbidden, context);
    }

    private static bool IsPresent(string source, Handshake handshake) => source.Split('.', 4) switch
    {
        ["route", "request", "header", var name] => !string.IsNullOrEmpty(handshake.Header(name)),
        ["route", "request", "querystring", var name] =>
            handshake.Query.Any(parameter => parameter.Key == name && parameter.Value is not [""]),
        _ => throw new LocalCloudException($"template: the identity source {source} is not supported."),
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

    /// <summary>Returns requestContext.authorizer for later events, with all values as strings; null if the result is malformed.</summary>
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

/// <param name="Status">200, or the status with which the handshake fails.</param>
internal sealed record Authorization(int Status, JsonObject? Context)
{
    public static Authorization Failed(int status) => new(status, null);
}
