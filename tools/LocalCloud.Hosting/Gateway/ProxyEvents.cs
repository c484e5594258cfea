using System.Globalization;
using System.Text.Json.Nodes;
using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Gateway;

/// <summary>
/// The events that API Gateway passes to functions. Their shapes come from the WebSocket sample event of aws-lambda-dotnet and from the
/// developer guide's pages on Lambda authorizers, $connect and $disconnect. Only a handshake has headers and a query string.
/// </summary>
internal sealed class ProxyEvents(Account account, WebSocketApiDefinition api, TimeProvider clock)
{
    public JsonObject Authorize(Handshake handshake) => new()
    {
        ["type"] = "REQUEST",
        ["methodArn"] = MethodArn,
        ["headers"] = Single(handshake.Headers),
        ["multiValueHeaders"] = Multi(handshake.Headers),
        ["queryStringParameters"] = Single(handshake.Query),
        ["multiValueQueryStringParameters"] = Multi(handshake.Query),
        ["stageVariables"] = new JsonObject(),
        ["requestContext"] = Context(handshake, "$connect", "CONNECT"),
    };

    /// <summary>The resource that an authorizer's policy must allow.</summary>
    public string MethodArn => $"arn:{account.Partition}:execute-api:{account.Region}:{account.Id}:{api.ApiId}/{api.Stage}/$connect";

    public JsonObject Connect(Handshake handshake)
    {
        var request = new JsonObject { ["headers"] = Single(handshake.Headers), ["multiValueHeaders"] = Multi(handshake.Headers) };
        if (handshake.Query.Count > 0)
        {
            request["queryStringParameters"] = Single(handshake.Query);
            request["multiValueQueryStringParameters"] = Multi(handshake.Query);
        }

        request["requestContext"] = Context(handshake, "$connect", "CONNECT");
        request["isBase64Encoded"] = false;
        return request;
    }

    public JsonObject Message(Handshake handshake, string routeKey, string body)
    {
        var context = Context(handshake, routeKey, "MESSAGE");
        context["messageId"] = OpaqueId.Next();
        return new JsonObject { ["requestContext"] = context, ["body"] = body, ["isBase64Encoded"] = false };
    }

    public JsonObject Disconnect(Handshake handshake, DisconnectReason ending)
    {
        var headers = KeyValuePair.Create("Host", new[] { handshake.Host });
        var forwarded = KeyValuePair.Create("X-Forwarded-For", new[] { handshake.Identity.SourceIp });
        var context = Context(handshake, "$disconnect", "DISCONNECT");
        context["disconnectStatusCode"] = ending.Code;
        context["disconnectReason"] = ending.Reason;
        return new JsonObject
        {
            ["headers"] = Single([headers, forwarded]),
            ["multiValueHeaders"] = Multi([headers, forwarded]),
            ["requestContext"] = context,
            ["isBase64Encoded"] = false,
        };
    }

    private JsonObject Context(Handshake handshake, string routeKey, string eventType)
    {
        var now = clock.GetUtcNow();
        var requestId = OpaqueId.Next();
        var context = new JsonObject
        {
            ["routeKey"] = routeKey,
            ["eventType"] = eventType,
            ["extendedRequestId"] = requestId,
            ["requestTime"] = now.ToString("dd/MMM/yyyy:HH:mm:ss +0000", CultureInfo.InvariantCulture),
            ["messageDirection"] = "IN",
            ["stage"] = api.Stage,
            ["connectedAt"] = handshake.At.ToUnixTimeMilliseconds(),
            ["requestTimeEpoch"] = now.ToUnixTimeMilliseconds(),
            ["identity"] = IdentityOf(handshake.Identity),
            ["requestId"] = requestId,
            ["domainName"] = handshake.Host,
            ["connectionId"] = handshake.ConnectionId,
            ["apiId"] = api.ApiId,
        };
        if (handshake.Authorizer is { } authorizer) context["authorizer"] = authorizer.DeepClone();
        return context;
    }

    private static JsonObject IdentityOf(Identity identity)
    {
        var known = new JsonObject { ["sourceIp"] = identity.SourceIp };
        if (!string.IsNullOrEmpty(identity.UserAgent)) known["userAgent"] = identity.UserAgent;
        return known;
    }

    private static JsonObject Single(IEnumerable<KeyValuePair<string, string[]>> values) =>
        new(values.Select(value => KeyValuePair.Create(value.Key, (JsonNode?)value.Value[^1])));

    private static JsonObject Multi(IEnumerable<KeyValuePair<string, string[]>> values) =>
        new(values.Select(value =>
            KeyValuePair.Create(value.Key, (JsonNode?)new JsonArray([.. value.Value.Select(item => (JsonNode?)item)]))));
}
