using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace GameLobby.Compat.Tests.Connections;

/// <summary>A received request; <see cref="Target"/> is the path before decoding.</summary>
internal sealed record Received(string Method, string Target, string Body, IHeaderDictionary Headers);

/// <summary>An HTTP server with the @connections API. It records requests and returns the responses that a test sets.</summary>
internal sealed class CallbackServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private CallbackServer(WebApplication app) => this.app = app;

    public ConcurrentQueue<Received> Requests { get; } = [];

    public RequestDelegate Answer { get; set; } = _ => Task.CompletedTask;

    public string Url => app.Urls.Single();

    public static async Task<CallbackServer> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new CallbackServer(builder.Build());
        server.app.Run(server.Serve);
        await server.app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task Serve(HttpContext http)
    {
        var body = await new StreamReader(http.Request.Body).ReadToEndAsync(http.RequestAborted);
        var target = http.Features.Get<IHttpRequestFeature>()!.RawTarget;
        // The server clears its dictionary after the request.
        var headers = new HeaderDictionary(http.Request.Headers.ToDictionary(StringComparer.OrdinalIgnoreCase));
        Requests.Enqueue(new(http.Request.Method, target, body, headers));
        await Answer(http);
    }
}
