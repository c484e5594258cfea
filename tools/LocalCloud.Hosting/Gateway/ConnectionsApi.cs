using System.Globalization;
using System.Text.Json.Nodes;
using GameLobby.LocalCloud.Chaos;
using GameLobby.LocalCloud.Iam;
using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Gateway;

/// <summary>The @connections API: posts to a client, describes its connection, closes it.</summary>
internal sealed class ConnectionsApi(
    Connections connections, StackServices services, WebSocketApiDefinition api, GatewayLimits limits, TimeProvider clock)
{
    private readonly FaultInjector faults = services.Faults;

    private static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(2);

    public void Map(IEndpointRouteBuilder routes)
    {
        var commands = routes.MapGroup($"/{api.Stage}/@connections/{{id}}").AddEndpointFilter(Authorize);
        commands.MapPost("", (string id, HttpRequest request, CancellationToken ct) => Post(id, request, ct));
        commands.MapGet("", Get);
        commands.MapDelete("", Delete);
    }

    private async Task<IResult> Post(string id, HttpRequest request, CancellationToken ct)
    {
        // A byte more than allowed shows that a message is too large.
        var message = new byte[Math.Min(request.ContentLength ?? limits.MessageSize, limits.MessageSize) + 1];
        var length = await request.Body.ReadAtLeastAsync(message, message.Length, throwOnEndOfStream: false, ct);
        if (length == message.Length)
            return Problem.Error(StatusCodes.Status413PayloadTooLarge, "PayloadTooLargeException", "Payload too large");
        if (!connections.TryFind(id, out var connection)) return Gone();
        if (ShouldInject(Fault.ThrottledPush, connection)) return Throttled("Rate exceeded");
        if (ShouldInject(Fault.HungPush, connection)) return await Hang(ct);
        if (ShouldInject(Fault.FailedPush, connection)) return Failed(faults.PushStatus());
        if (ShouldInject(Fault.ResetPush, connection))
        {
            request.HttpContext.Abort();
            return Results.Empty;
        }

        if (ShouldInject(Fault.GonePush, connection))
        {
            connection.Close(DisconnectReason.Lost);
            return Gone();
        }

        if (ShouldInject(Fault.SlowPush, connection)) await Task.Delay(faults.DelayUpTo(MaxDelay, Fault.SlowPush), clock, ct);
        if (ShouldInject(Fault.LatePush, connection))
        {
            _ = PostLater(connection, message.AsMemory(0, length));
            return Results.Ok();
        }

        return Post(connection, message.AsMemory(0, length));
    }

    private IResult Post(Connection connection, ReadOnlyMemory<byte> message)
    {
        if (!connection.TryPost(message)) return connection.IsOpen ? Throttled("The client's buffer is full") : Gone();
        if (ShouldInject(Fault.RepeatedPush, connection)) connection.TryPost(message);
        return Results.Ok();
    }

    private bool ShouldInject(Fault fault, Connection connection) =>
        faults.ShouldInject(fault, connection.Handshake.Authorizer?["principalId"]?.ToString());

    private async Task<IResult> Hang(CancellationToken ct)
    {
        await Task.Delay(limits.IntegrationTimeout, clock, ct);
        return Problem.Error(StatusCodes.Status504GatewayTimeout, "GatewayTimeoutException", "Endpoint request timed out");
    }

    private async Task PostLater(Connection connection, ReadOnlyMemory<byte> message)
    {
        await Task.Delay(faults.DelayUpTo(MaxDelay, Fault.LatePush), clock);
        Post(connection, message);
    }

    private IResult Get(string id) => connections.TryFind(id, out var connection)
        ? Results.Text(Describe(connection).ToJsonString(), "application/json")
        : Gone();

    private IResult Delete(string id)
    {
        if (!connections.TryFind(id, out var connection)) return Gone();
        connection.Close(DisconnectReason.Deleted);
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

    private static IResult Failed(int status) => status switch
    {
        StatusCodes.Status400BadRequest => Problem.Error(status, "BadRequestException", "Bad request"),
        StatusCodes.Status403Forbidden => Problem.Error(status, "ForbiddenException", "Forbidden"),
        StatusCodes.Status503ServiceUnavailable => Problem.Error(status, "ServiceUnavailableException", "Service unavailable"),
        _ => Problem.Error(status, "InternalServerErrorException", "Internal server error"),
    };

    private static IResult Gone() => Problem.Error(StatusCodes.Status410Gone, "GoneException", "Gone");

    /// <summary>Requires a signed request, as an AWS SDK sends it, of a caller who may make it. The signature is not checked.</summary>
    private ValueTask<object?> Authorize(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        if (!request.Headers.Authorization.ToString().StartsWith("AWS4-HMAC-SHA256 ", StringComparison.Ordinal))
            return Forbidden("MissingAuthenticationTokenException", "Missing Authentication Token");
        var resource = services.Stack.Account.ApiArn(api.ApiId, $"{api.Stage}/{request.Method}/@connections/{context.Arguments[0]}");
        return services.Permissions.Refusal(Caller.Of(request), "execute-api:ManageConnections", resource) is { } refusal
            ? Forbidden("AccessDeniedException", refusal)
            : next(context);
    }

    private static ValueTask<object?> Forbidden(string type, string message) =>
        ValueTask.FromResult<object?>(Problem.Error(StatusCodes.Status403Forbidden, type, message));
}
