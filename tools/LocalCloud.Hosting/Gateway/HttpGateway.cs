using GameLobby.LocalCloud.Billing;
using GameLobby.LocalCloud.Template;
using Microsoft.AspNetCore.Cors.Infrastructure;

namespace GameLobby.LocalCloud.Gateway;

/// <summary>API Gateway's HTTP API: invokes the functions of the routes, in payload format 2.0.</summary>
internal sealed class HttpGateway(StackServices services, HttpApiDefinition api, LocalCloudOptions options)
{
    private readonly Ledger ledger = services.Ledger;
    private readonly GatewayLimits limits = options.Limits;
    private readonly HttpEvents events = new(services.Stack.Account, api, options.Clock);
    private readonly Throttles throttles = new(api.Throttling, api.Routes.Select(route => route.Key), options.Clock);

    private readonly Integration integration = new(
        services.Functions, options.Limits with { IntegrationTimeout = options.Limits.HttpIntegrationTimeout }, options.Clock);

    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (var path in api.Routes.GroupBy(route => route.Path))
        {
            var methods = path.ToDictionary(route => route.Method, StringComparer.OrdinalIgnoreCase);
            var endpoint = routes.Map(Pattern(path.Key), context => Serve(context, methods));
            if (api.Cors is { } cors) endpoint.RequireCors(policy => Allow(policy, cors));
        }
    }

    /// <summary>A greedy parameter has another form here.</summary>
    private static string Pattern(string path) => path.EndsWith("+}", StringComparison.Ordinal)
        ? $"{path[..path.LastIndexOf('{')]}{{**{path[(path.LastIndexOf('{') + 1)..^2]}}}"
        : path;

    private static void Allow(CorsPolicyBuilder policy, HttpCors cors)
    {
        policy.WithOrigins([.. cors.Origins]).WithMethods([.. cors.Methods]).WithHeaders([.. cors.Headers]);
        if (cors.MaxAge is { } age) policy.SetPreflightMaxAge(age);
    }

    private async Task Serve(HttpContext context, Dictionary<string, HttpRoute> methods)
    {
        var route = methods.GetValueOrDefault(context.Request.Method) ?? methods.GetValueOrDefault(HttpRoute.Any);
        var response = route is null
            ? HttpResponse.Error(StatusCodes.Status404NotFound, "Not Found")
            : await Respond(context, route);
        context.Response.Headers["apigw-requestid"] = OpaqueId.Next();
        await response.Write(context.Response);
    }

    private async Task<HttpResponse> Respond(HttpContext context, HttpRoute route)
    {
        if (!throttles.Allows(route.Key)) return HttpResponse.Error(StatusCodes.Status429TooManyRequests, Problem.TooManyRequests);
        if (await ReadBody(context.Request, context.RequestAborted) is not { } body)
            return HttpResponse.Error(StatusCodes.Status413PayloadTooLarge, "Request Entity Too Large");

        ledger.HttpRequest(body.Length);
        var invocation = await integration.Invoke(route.Function, events.Request(context.Request, route, body), context.RequestAborted);
        return invocation.Error switch
        {
            null => HttpResponse.From(invocation.Payload)
                ?? HttpResponse.Error(StatusCodes.Status500InternalServerError, "Internal Server Error"),
            { Type: Integration.TimedOut } => HttpResponse.Error(StatusCodes.Status503ServiceUnavailable, "Service Unavailable"),
            _ => HttpResponse.Error(StatusCodes.Status500InternalServerError, "Internal Server Error"),
        };
    }

    /// <returns>Null if the body is too large.</returns>
    private async Task<byte[]?> ReadBody(HttpRequest request, CancellationToken ct)
    {
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await request.Body.ReadAsync(buffer, ct) is var count and > 0)
        {
            if (body.Length + count > limits.HttpBodySize) return null;
            body.Write(buffer, 0, count);
        }

        return body.ToArray();
    }
}
