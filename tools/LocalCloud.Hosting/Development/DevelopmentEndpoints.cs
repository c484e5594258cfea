using System.Text.Json;
using GameLobby.LocalCloud.Chaos;

namespace GameLobby.LocalCloud.Development;

/// <summary>Endpoints for development that AWS does not have: health, tokens, and fault injection.</summary>
internal static class DevelopmentEndpoints
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static void MapDevelopment(this IEndpointRouteBuilder routes, StackServices services, Func<bool> isUp)
    {
        var (tokens, faults, ledger) = (services.Tokens, services.Faults, services.Ledger);
        var dev = routes.MapGroup("/dev").AddEndpointFilter(RefuseOtherSites);
        dev.MapGet("/health", () => isUp() ? Results.Ok() : Results.StatusCode(StatusCodes.Status503ServiceUnavailable));
        // A game's page may come from another server on this machine.
        dev.MapPost("/token", (HttpRequest request, CancellationToken ct) => Token(request, tokens, ct)).RequireCors(localPage =>
            localPage.SetIsOriginAllowed(LocalRequests.IsLocalOrigin).AllowAnyHeader().WithMethods(HttpMethods.Post));
        dev.MapGet("/chaos", () => Results.Json(faults.Plan, ChaosPlan.Json));
        dev.MapPost("/chaos", (HttpRequest request, CancellationToken ct) => Plan(request, faults, ct));
        dev.MapGet("/faults", () => Results.Json(faults.Injected, ChaosPlan.Json));
        dev.MapGet("/ledger", () => Results.Json(ledger.Report(), Indented));
        dev.MapPost("/ledger", () =>
        {
            ledger.Reset();
            return Results.Json(ledger.Report(), Indented);
        });
        dev.MapGet("/permissions", () => Results.Json(services.Permissions.Uses(), Indented));
        // TOKEN_KEYS_URL points here. The list is empty, because local tokens are signed with a symmetric key.
        dev.MapGet("/keys", () => Results.Text("""{"keys":[]}""", "application/json"));
    }

    /// <summary>Keeps pages of other sites, which a browser on this machine shows, from calling the endpoints.</summary>
    private static async ValueTask<object?> RefuseOtherSites(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.Request.IsLocal()
            ? await next(context)
            : Results.Text(
                "The development endpoints serve only this machine's pages and programs, at localhost or an IP address.\n",
                statusCode: StatusCodes.Status403Forbidden);

    private static async Task<IResult> Token(HttpRequest request, TokenIssuer tokens, CancellationToken ct) =>
        await Read<TokenRequest>(request, "{\"playerId\", \"name\", \"scope\", \"expiresInSeconds\"}", ct) switch
        {
            (null, var problem) => Bad(problem),
            ({ PlayerId: null or "" }, _) => Bad("playerId is required."),
            ({ ExpiresInSeconds: < -MaxSeconds or > MaxSeconds }, _) =>
                Bad($"expiresInSeconds must be from -{MaxSeconds} to {MaxSeconds}."),
            var (token, _) => Results.Json(new { token = tokens.Issue(token) }),
        };

    /// <summary>Replaces the plan; an empty one stops all faults.</summary>
    private static async Task<IResult> Plan(HttpRequest request, FaultInjector faults, CancellationToken ct)
    {
        const string shape = """{"seed", "rates": {FAULT: probability}, "connectionSeconds", "idleSeconds"}""";
        var (plan, problem) = await Read<ChaosPlan>(request, shape, ct);
        if ((plan is null ? problem : plan.Problem) is { } wrong) return Bad(wrong);

        faults.Plan = plan!;
        return Results.Json(plan, ChaosPlan.Json);
    }

    private static async Task<(T? Body, string Problem)> Read<T>(HttpRequest request, string shape, CancellationToken ct)
        where T : class
    {
        try
        {
            return (await JsonSerializer.DeserializeAsync<T>(request.Body, ChaosPlan.Json, ct), $"The body must be {shape}.");
        }
        catch (JsonException malformed)
        {
            return (null, $"The body must be {shape}: {malformed.Message}");
        }
    }

    private const int MaxSeconds = 10 * 365 * 24 * 60 * 60;

    private static IResult Bad(string message) => Results.Json(new { message }, statusCode: StatusCodes.Status400BadRequest);
}
