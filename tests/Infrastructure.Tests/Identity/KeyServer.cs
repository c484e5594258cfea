using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace GameLobby.Infrastructure.Tests.Identity;

/// <summary>Publishes an issuer's keys (JWKS) over HTTP, and counts the requests.</summary>
internal sealed class KeyServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private int asked;

    private KeyServer(WebApplication app) => this.app = app;

    public string Url => $"{app.Urls.Single()}/jwks.json";

    public int Asked => asked;

    /// <summary>The published keys; with null, the server returns 503.</summary>
    public string? Keys { get; set; }

    /// <summary>Whether requests get no response.</summary>
    public bool IsSilent { get; set; }

    public static async Task<KeyServer> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new KeyServer(builder.Build());
        server.app.MapGet("/jwks.json", server.Respond);
        await server.app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<IResult> Respond(CancellationToken aborted)
    {
        Interlocked.Increment(ref asked);
        if (IsSilent) await Task.Delay(Timeout.Infinite, aborted);
        return Keys is { } keys ? Results.Text(keys, "application/json") : Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
    }
}
