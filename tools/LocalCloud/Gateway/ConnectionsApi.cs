using System.Globalization;
using System.Text.Json.Nodes;

namespace GameLobby.LocalCloud.Gateway;

/// <summary>The @connections commands: post to a client, ask about it, close it.</summary>
internal sealed class ConnectionsApi(Connections connections, GatewayLimits limits)
{
    public void Map(IEndpointRouteBuilder routes, string stage)
    {
        var commands = routes.MapGroup($"/{stage}/@connections/{{id}}").AddEndpointFilter(Signed);
        commands.MapPost("", (string id, HttpRequest request, CancellationToken ct) => Post(id, request, ct));
        commands.MapGet("", Get);
        commands.MapDelete("", Delete);
    }

    private async Task<IResult> Post(string id, HttpRequest request, CancellationToken ct)
    {
        var message = new byte[limits.MessageSize + 1];
        var length = await request.Body.ReadAtLeastAsync(message, message.Length, throwOnEndOfStream: false, ct);
        if (length > limits.MessageSize) return Problem.Error(StatusCodes.Status413PayloadTooLarge, "PayloadTooLargeException", "Payload too large");
        if (!connections.TryFind(id, out var connection)) return Gone();
        if (connection.TryPost(message.AsMemory(0, length))) return Results.Ok();
        return connection.IsOpen
            ? Problem.Error(StatusCodes.Status429TooManyRequests, "LimitExceededException", "The client's buffer is full")
            : Gone();
    }

    private IResult Get(string id) => connections.TryFind(id, out var connection)
        ? Results.Text(Describe(connection).ToJsonString(), "application/json")
        : Gone();

    private IResult Delete(string id)
    {
        if (!connections.TryFind(id, out var connection)) return Gone();
        connection.Close(Ending.Deleted);
        return Results.NoContent();
    }

    private static JsonObject Describe(Connection connection) => new()
    {
        ["connectedAt"] = Time(connection.Handshake.At),
        ["identity"] = new JsonObject
        {
            ["sourceIp"] = connection.Handshake.Identity.SourceIp,
            ["userAgent"] = connection.Handshake.Identity.UserAgent ?? "",
        },
        ["lastActiveAt"] = Time(connection.LastActiveAt),
    };

    private static string Time(DateTimeOffset at) => at.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    private static IResult Gone() => Problem.Error(StatusCodes.Status410Gone, "GoneException", "Gone");

    /// <summary>A request has to be signed, as by any AWS SDK; whose key it is doesn't matter on one machine.</summary>
    private static ValueTask<object?> Signed(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.Request.Headers.Authorization.ToString().StartsWith("AWS4-HMAC-SHA256 ", StringComparison.Ordinal)
            ? next(context)
            : ValueTask.FromResult<object?>(Problem.Error(
                StatusCodes.Status403Forbidden, "MissingAuthenticationTokenException", "Missing Authentication Token"));
}
