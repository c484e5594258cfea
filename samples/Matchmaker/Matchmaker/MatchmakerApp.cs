namespace Matchmaker;

/// <summary>The HTTP service that players queue at.</summary>
public static class MatchmakerApp
{
    /// <summary>The longest that a request waits. Proxies end requests that wait for a minute.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    public static WebApplication Create(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton<WaitingRoom>();
        var lobbyService = new Uri(builder.Configuration["lobby"] ?? "http://localhost:3000");
        builder.Services.AddHttpClient<TokenCheck>(http => http.BaseAddress = lobbyService);
        var app = builder.Build();
        app.MapPost("/queue", Queue);
        return app;
    }

    /// <summary>Returns the match of the caller, or 204 if there was none in time: the client then asks again.</summary>
    private static async Task<IResult> Queue(
        QueueRequest request, HttpRequest http, TokenCheck tokens, WaitingRoom room, CancellationToken ct)
    {
        if (await tokens.GetPlayerId(http.Headers.Authorization, ct) is not { } playerId) return Results.Unauthorized();

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            return Results.Ok(await room.FindMatch(new(playerId, request.Mode, request.Rating), patience.Token));
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return Results.NoContent();
        }
    }

    private sealed record QueueRequest(string Mode, int Rating);
}
