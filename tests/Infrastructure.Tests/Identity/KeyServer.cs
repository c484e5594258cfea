using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace GameLobby.Infrastructure.Tests.Identity;

/// <summary>Publishes an issuer's keys (JWKS) by HTTP, and counts how often they are asked for.</summary>
internal sealed class KeyServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private int asked;

    private KeyServer(WebApplication app) => this.app = app;

    public string Url => $"{app.Urls.Single()}/jwks.json";

    public int Asked => asked;

    /// <summary>What is published; null: the server answers that it fails.</summary>
    public string? Keys { get; set; }

    public static async Task<KeyServer> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new KeyServer(builder.Build());
        server.app.MapGet("/jwks.json", server.Answer);
        await server.app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private IResult Answer()
    {
        Interlocked.Increment(ref asked);
        return Keys is { } keys ? Results.Text(keys, "application/json") : Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
    }
}
