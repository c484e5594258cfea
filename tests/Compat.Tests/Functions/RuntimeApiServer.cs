using System.Globalization;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace GameLobby.Compat.Tests.Functions;

/// <summary>What a function's process told the Runtime API: the path's end ("ID/response", "init/error"), and what with.</summary>
internal sealed record Told(string What, string Body, string? ContentType, string? ErrorType);

/// <summary>The Runtime API on a port of its own: hands out the events given to it, in order, and keeps what it is told.</summary>
internal sealed class RuntimeApiServer : IAsyncDisposable
{
    private const string Root = "/2018-06-01/runtime";
    private readonly Channel<(string Id, string Json)> events = Channel.CreateUnbounded<(string, string)>();
    private readonly Channel<Told> told = Channel.CreateUnbounded<Told>();
    private readonly WebApplication app;

    private RuntimeApiServer(WebApplication app) => this.app = app;

    public string Address => new Uri(app.Urls.Single()).Authority;

    public static async Task<RuntimeApiServer> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new RuntimeApiServer(builder.Build());
        server.app.MapGet($"{Root}/invocation/next", (RequestDelegate)server.Next);
        server.app.MapPost($"{Root}/invocation/{{**what}}", (RequestDelegate)server.Hear);
        server.app.MapPost($"{Root}/{{**what}}", (RequestDelegate)server.Hear);
        await server.app.StartAsync();
        return server;
    }

    public void Give(string id, string json) => events.Writer.TryWrite((id, json));

    public async Task<Told> Hear()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        return await told.Reader.ReadAsync(deadline.Token);
    }

    public async ValueTask DisposeAsync()
    {
        events.Writer.TryComplete();
        await app.DisposeAsync();
    }

    private async Task Next(HttpContext http)
    {
        var (id, json) = await events.Reader.ReadAsync(http.RequestAborted);
        var headers = http.Response.Headers;
        headers["Lambda-Runtime-Aws-Request-Id"] = id;
        headers["Lambda-Runtime-Invoked-Function-Arn"] = "arn:aws:lambda:eu-central-1:123456789012:function:sample";
        headers["Lambda-Runtime-Trace-Id"] = $"Root=1-{id}";
        headers["Lambda-Runtime-Deadline-Ms"] =
            DateTimeOffset.UtcNow.AddSeconds(60).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        await http.Response.WriteAsync(json);
    }

    private async Task Hear(HttpContext http)
    {
        var body = await new StreamReader(http.Request.Body).ReadToEndAsync();
        told.Writer.TryWrite(new(
            (string)http.Request.RouteValues["what"]!, body, http.Request.ContentType,
            http.Request.Headers["Lambda-Runtime-Function-Error-Type"]));
        http.Response.StatusCode = StatusCodes.Status202Accepted;
        await http.Response.WriteAsJsonAsync(new { status = "OK" });
    }
}
