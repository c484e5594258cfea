using System.Text.Json;
using GameLobby.LocalCloud.Chaos;

namespace GameLobby.LocalCloud.Development;

/// <summary>What a developer needs and AWS doesn't have: health of the whole, tokens, and trouble on demand.</summary>
internal static class DevelopmentEndpoints
{
    public static void MapDevelopment(this IEndpointRouteBuilder routes, TokenIssuer tokens, Misfortune misfortune, Func<bool> isUp)
    {
        routes.MapGet("/dev/health", () => isUp() ? Results.Ok() : Results.StatusCode(StatusCodes.Status503ServiceUnavailable));
        // A game's page comes from a server of its own. A token is good for the lobbies of this machine only; to have things go
        // wrong here is no other page's business.
        routes.MapPost("/dev/token", (HttpRequest request, CancellationToken ct) => Token(request, tokens, ct))
            .RequireCors(anyPage => anyPage.AllowAnyOrigin().AllowAnyHeader().WithMethods(HttpMethods.Post));
        routes.MapGet("/dev/chaos", () => Results.Json(misfortune.Plan, ChaosPlan.Json));
        routes.MapPost("/dev/chaos", (HttpRequest request, CancellationToken ct) => Plan(request, misfortune, ct));
        // TOKEN_KEYS_URL: there are no public keys here, since tokens are signed with a local one.
        routes.MapGet("/dev/keys", () => Results.Text("""{"keys":[]}""", "application/json"));
    }

    private static async Task<IResult> Token(HttpRequest request, TokenIssuer tokens, CancellationToken ct) =>
        await Read<TokenRequest>(request, "{\"playerId\", \"name\", \"scope\", \"expiresInSeconds\"}", ct) switch
        {
            (null, var problem) => Bad(problem),
            ({ PlayerId: null or "" }, _) => Bad("playerId is required."),
            ({ ExpiresInSeconds: < -MostSeconds or > MostSeconds }, _) => Bad($"expiresInSeconds is at most {MostSeconds}, either way."),
            var (asked, _) => Results.Json(new { token = tokens.Issue(asked) }),
        };

    /// <summary>Exchanges the plan: an empty one ends all faults.</summary>
    private static async Task<IResult> Plan(HttpRequest request, Misfortune misfortune, CancellationToken ct)
    {
        const string shape = """{"seed", "rates": {FAULT: chance}, "connectionSeconds", "idleSeconds"}""";
        var (plan, problem) = await Read<ChaosPlan>(request, shape, ct);
        if ((plan is null ? problem : plan.Problem) is { } wrong) return Bad(wrong);

        misfortune.Plan = plan!;
        return Results.Json(plan, ChaosPlan.Json);
    }

    private static async Task<(T? Body, string Problem)> Read<T>(HttpRequest request, string shape, CancellationToken ct)
        where T : class
    {
        try
        {
            return (await JsonSerializer.DeserializeAsync<T>(request.Body, ChaosPlan.Json, ct), $"The body is not {shape}.");
        }
        catch (JsonException malformed)
        {
            return (null, $"The body is not {shape}: {malformed.Message}");
        }
    }

    private const int MostSeconds = 10 * 365 * 24 * 60 * 60;

    private static IResult Bad(string message) => Results.Json(new { message }, statusCode: StatusCodes.Status400BadRequest);
}
