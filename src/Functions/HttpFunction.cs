using System.Text;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Annotations.APIGateway;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using GameLobby.Application.Diagnostics;
using GameLobby.Application.Requests;
using GameLobby.Domain;
using GameLobby.Functions.Diagnostics;
using GameLobby.Functions.Wire;
using GameLobby.Infrastructure.Identity;
using MediatR;
using Microsoft.Extensions.Logging;

namespace GameLobby.Functions;

/// <summary>Handles a request over HTTP, with its token: the body is a frame, and the response the reply frame with a status.</summary>
public sealed partial class HttpFunction(
    FrameLimiter limiter, Invocations invocations, TimeProvider clock, ILogger<HttpFunction> logger)
{
    [LambdaFunction(ResourceName = "HttpFunction")]
    [HttpApi(LambdaHttpMethod.Post, "/v1/{action}")]
    public async Task<APIGatewayHttpApiV2ProxyResponse> Http(
        APIGatewayHttpApiV2ProxyRequest request,
        ILambdaContext context,
        [FromServices] TokenValidator tokens,
        [FromServices] ISender sender,
        [FromServices] CallerScope callerScope)
    {
        using var invocation = invocations.Begin("Http", context);
        using var deadline = Deadline.Of(context, clock);
        var identity = await Identify(BearerToken.InAuthorization(request.Headers), tokens, deadline.Token);
        var reply = identity.Error is { } error
            ? Reply.Refused(null, error)
            : await Handle(request, identity.Value, new Dispatcher(sender, callerScope, logger), deadline.Token);
        return HttpReply.Of(reply);
    }

    private async Task<Result<Identity>> Identify(string? token, TokenValidator tokens, CancellationToken ct)
    {
        try
        {
            if (token is null) return Refuse("missing");

            var check = await tokens.Check(token, ct);
            return check.Identity is { } identity ? identity : Refuse(check.Refusal!);
        }
        catch (Exception failure)
        {
            NotChecked(failure);
            return Refusals.Unavailable;
        }
    }

    private Error Refuse(string reason)
    {
        LogScope.Current?.Outcome = Refusals.InvalidToken.Code;
        Refused(reason);
        return Refusals.InvalidToken;
    }

    private async Task<Reply> Handle(
        APIGatewayHttpApiV2ProxyRequest request, Identity identity, Dispatcher dispatcher, CancellationToken ct)
    {
        LogScope.Current?.Player = identity.Player.Value;
        var action = request.PathParameters["action"];
        var body = Frame.Read(Body(request));
        Result<Frame> frame = body.Error is { } unreadable ? unreadable : body.Value with { Action = action };
        dispatcher.Describe(frame);
        if (limiter.Throttle($"http {identity.Player}", frame) is { } throttled)
            return dispatcher.Refuse(frame, Refusals.RateLimited(throttled.RetryAfter));
        if (frame.Error is { } error) return dispatcher.Refuse(frame, error);
        if (body.Value.Action is { } named && named != action)
            return dispatcher.Refuse(frame, Refusals.Invalid("action", "Must be the action of the path, or left out."));
        if (Actions.NeedsConnection(action))
            return dispatcher.Refuse(frame, Refusals.Invalid("action", $"{action} needs a WebSocket."));

        return await dispatcher.Dispatch(
            frame.Value,
            (id, fingerprint) => new Caller(identity.Player, identity.Name, null, Scopes.Rights(identity.Scope), id, fingerprint),
            ct);
    }

    private static string? Body(APIGatewayHttpApiV2ProxyRequest request) => request is { IsBase64Encoded: true, Body: { } body }
        ? Encoding.UTF8.GetString(Convert.FromBase64String(body))
        : request.Body;

    [LoggerMessage(1, LogLevel.Error, "Failed to check a token: the issuer's keys are not available")]
    private partial void NotChecked(Exception failure);

    [LoggerMessage(2, LogLevel.Warning, "Refused a request because of its token: {Reason}")]
    private partial void Refused(string reason);
}
