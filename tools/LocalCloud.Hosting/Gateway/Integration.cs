using System.Text.Json;
using System.Text.Json.Nodes;
using GameLobby.LocalCloud.Lambda;

namespace GameLobby.LocalCloud.Gateway;

/// <summary>Invokes a function like API Gateway's AWS_PROXY integration.</summary>
internal sealed class Integration(IFunctions functions, GatewayLimits limits, TimeProvider clock)
{
    /// <summary>The type of the error of a function that takes too long.</summary>
    public const string TimedOut = "IntegrationTimeout";

    /// <returns>Null if the function failed, timed out or returned something other than a proxy response.</returns>
    public async Task<ProxyResponse?> Call(string function, JsonObject request, CancellationToken ct) =>
        await Invoke(function, request, ct) is { Error: null } invocation ? ProxyResponse.From(invocation.Payload) : null;

    public async Task<Invocation> Invoke(string function, JsonObject request, CancellationToken ct)
    {
        try
        {
            return await functions.Invoke(function, request.ToJsonString(), ct).WaitAsync(limits.IntegrationTimeout, clock, ct);
        }
        catch (TimeoutException)
        {
            return new Invocation("", new InvocationError(TimedOut, "Endpoint request timed out"));
        }
    }
}

/// <summary>The proxy response of a function: {"statusCode", "headers", "body"}.</summary>
internal sealed record ProxyResponse(int StatusCode, string? Body, JsonObject? Headers)
{
    public bool IsSuccess => StatusCode is >= 200 and < 300;

    public string? Header(string name) =>
        Headers?.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value?.ToString();

    public static ProxyResponse? From(string payload)
    {
        try
        {
            return JsonNode.Parse(payload) is JsonObject response
                && response["statusCode"] is JsonValue status
                && status.TryGetValue<int>(out var code)
                    ? new ProxyResponse(code, response["body"]?.ToString(), response["headers"] as JsonObject)
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
