using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Gateway;

/// <summary>Invokes the function of a message's route, and sends the function's reply if the route has a response.</summary>
internal sealed partial class Messages(
    WebSocketApiDefinition api, ProxyEvents events, Integration integration, Throttles throttles, GatewayLimits limits, ILogger logger)
{
    public async Task Handle(Connection connection, string body, CancellationToken ct)
    {
        if (Route(body) is not { } route)
        {
            Reply(connection, Problem.Body("Forbidden", connection.Handshake.ConnectionId, OpaqueId.Next()));
            return;
        }

        var request = events.Message(connection.Handshake, route.Key, body);
        var requestId = request["requestContext"]!["requestId"]!.ToString();
        if (!throttles.Allows(route.Key))
        {
            Reply(connection, Problem.Body(Problem.TooManyRequests, connection.Handshake.ConnectionId, requestId));
            return;
        }

        var response = await integration.Call(route.Function, request, ct);
        if (response is null || (route.Replies && IsTooLarge(route, response)))
            Reply(connection, Problem.Body("Internal server error", connection.Handshake.ConnectionId, requestId));
        else if (route.Replies && response.Body is { Length: > 0 } reply)
            Reply(connection, reply);
    }

    private bool IsTooLarge(RouteDefinition route, ProxyResponse response)
    {
        var size = Encoding.UTF8.GetByteCount(response.Body ?? "");
        if (size <= limits.MessageSize) return false;
        LogTooLarge(logger, route.Function, size, limits.MessageSize);
        return true;
    }

    private RouteDefinition? Route(string body) =>
        RouteKey(body) is { } key and not ("$connect" or "$disconnect") && api.Routes.TryGetValue(key, out var route)
            ? route
            : api.Routes.GetValueOrDefault("$default");

    private string? RouteKey(string body)
    {
        try
        {
            var message = JsonNode.Parse(body, documentOptions: Json.Unambiguous);
            var selected = api.RouteSelection.Aggregate(message, (node, name) => (node as JsonObject)?[name]);
            return (selected as JsonValue)?.ToString();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Sends a reply. A client that does not read its replies loses its connection, because replies cannot be throttled.</summary>
    private static void Reply(Connection connection, string reply)
    {
        if (!connection.TryPost(Encoding.UTF8.GetBytes(reply))) connection.Close(DisconnectReason.Lost);
    }

    [LoggerMessage(1, LogLevel.Error, "{Function} returned a reply of {Size} bytes; API Gateway sends at most {Max}")]
    private static partial void LogTooLarge(ILogger log, string function, int size, int max);
}
