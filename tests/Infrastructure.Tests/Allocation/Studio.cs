using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace GameLobby.Infrastructure.Tests.Allocation;

internal sealed record Asked(string Body, string Signature, string IdempotencyKey, string? ContentType);

/// <summary>A studio's allocation service on a real HTTP server.</summary>
internal sealed class Studio : IAsyncDisposable
{
    private readonly WebApplication app;

    private Studio(WebApplication app) => this.app = app;

    public Uri Url => new($"{app.Urls.Single()}/allocate");

    public ConcurrentQueue<Asked> Requests { get; } = new();

    /// <summary>Handles a request by its number, which starts at 1.</summary>
    public Func<int, HttpContext, Task> Respond { get; set; } =
        (_, context) => context.Response.WriteAsync("""{"connection":"udp://198.51.100.7:7777"}""");

    public static async Task<Studio> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var studio = new Studio(builder.Build());
        studio.app.MapPost("/allocate", studio.Serve);
        await studio.app.StartAsync();
        return studio;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task Serve(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var (body, headers) = (await reader.ReadToEndAsync(), context.Request.Headers);
        var (signature, key) = (headers["Lobby-Signature"].ToString(), headers["Idempotency-Key"].ToString());
        Requests.Enqueue(new Asked(body, signature, key, context.Request.ContentType));
        context.Response.ContentType = "application/json";
        try
        {
            await Respond(Requests.Count, context);
        }
        catch (OperationCanceledException)
        {
            // The caller gave up.
        }
    }
}
