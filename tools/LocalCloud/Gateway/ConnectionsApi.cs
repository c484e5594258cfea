using System.Globalization;
using System.Text.Json.Nodes;
using GameLobby.LocalCloud.Chaos;

namespace GameLobby.LocalCloud.Gateway;

/// <summary>The @connections commands: post to a client, ask about it, close it.</summary>
internal sealed class ConnectionsApi(Connections connections, Misfortune misfortune, GatewayLimits limits, TimeProvider clock)
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(2);

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
        if (length > limits.MessageSize)
            return Problem.Error(StatusCodes.Status413PayloadTooLarge, "PayloadTooLargeException", "Payload too large");
        if (!connections.TryFind(id, out var connection)) return Gone();
        if (misfortune.Strikes(Fault.ThrottledPush)) return Throttled("Rate exceeded");
        if (misfortune.Strikes(Fault.HungPush)) return await Hang(ct);
        if (misfortune.Strikes(Fault.GonePush))
        {
            connection.Close(Ending.Lost);
            return Gone();
        }

        if (misfortune.Strikes(Fault.SlowPush)) await Task.Delay(misfortune.UpTo(LongestDelay, Fault.SlowPush), clock, ct);
        if (misfortune.Strikes(Fault.LatePush))
        {
            _ = Later(connection, message.AsMemory(0, length));
            return Results.Ok();
        }

        return Post(connection, message.AsMemory(0, length));
    }

    private IResult Post(Connection connection, ReadOnlyMemory<byte> message)
    {
        if (!connection.TryPost(message)) return connection.IsOpen ? Throttled("The client's buffer is full") : Gone();
        if (misfortune.Strikes(Fault.RepeatedPush)) connection.TryPost(message);
        return Results.Ok();
    }

    private async Task<IResult> Hang(CancellationToken ct)
    {
        await Task.Delay(limits.IntegrationTimeout, clock, ct);
        return Problem.Error(StatusCodes.Status504GatewayTimeout, "GatewayTimeoutException", "Endpoint request timed out");
    }

    private async Task Later(Connection connection, ReadOnlyMemory<byte> message)
    {
        await Task.Delay(misfortune.UpTo(LongestDelay, Fault.LatePush), clock);
        Post(connection, message);
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

    private static IResult Throttled(string message) =>
        Problem.Error(StatusCodes.Status429TooManyRequests, "LimitExceededException", message);

    private static IResult Gone() => Problem.Error(StatusCodes.Status410Gone, "GoneException", "Gone");

    /// <summary>A request has to be signed, as by any AWS SDK; whose key it is doesn't matter on one machine.</summary>
    private static ValueTask<object?> Signed(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.Request.Headers.Authorization.ToString().StartsWith("AWS4-HMAC-SHA256 ", StringComparison.Ordinal)
            ? next(context)
            : ValueTask.FromResult<object?>(Problem.Error(
                StatusCodes.Status403Forbidden, "MissingAuthenticationTokenException", "Missing Authentication Token"));
}
