using System.Text.Json;

namespace GameLobby.LocalCloud.Development;

/// <summary>What a developer needs and AWS doesn't have: health of the whole, and tokens.</summary>
internal static class DevelopmentEndpoints
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    public static void MapDevelopment(this IEndpointRouteBuilder routes, TokenIssuer tokens, Func<bool> isUp)
    {
        routes.MapGet("/dev/health", () => isUp() ? Results.Ok() : Results.StatusCode(StatusCodes.Status503ServiceUnavailable));
        routes.MapPost("/dev/token", (HttpRequest request, CancellationToken ct) => Token(request, tokens, ct));
        // TOKEN_KEYS_URL: there are no public keys here, since tokens are signed with a local one.
        routes.MapGet("/dev/keys", () => Results.Text("""{"keys":[]}""", "application/json"));
    }

    private static async Task<IResult> Token(HttpRequest request, TokenIssuer tokens, CancellationToken ct)
    {
        TokenRequest? asked;
        try
        {
            asked = await JsonSerializer.DeserializeAsync<TokenRequest>(request.Body, Json, ct);
        }
        catch (JsonException malformed)
        {
            return Bad($"The body is not {{\"playerId\", \"name\", \"scope\", \"expiresInSeconds\"}}: {malformed.Message}");
        }

        return asked switch
        {
            null or { PlayerId: null or "" } => Bad("playerId is required."),
            { ExpiresInSeconds: < -MostSeconds or > MostSeconds } => Bad($"expiresInSeconds is at most {MostSeconds}, either way."),
            _ => Results.Json(new { token = tokens.Issue(asked) }),
        };
    }

    private const int MostSeconds = 10 * 365 * 24 * 60 * 60;

    private static IResult Bad(string message) => Results.Json(new { message }, statusCode: StatusCodes.Status400BadRequest);
}
