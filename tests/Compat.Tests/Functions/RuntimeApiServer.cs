using System.Globalization;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace GameLobby.Compat.Tests.Functions;

/// <summary>A request of a function's process to the Runtime API.</summary>
/// <param name="Path">The end of the path, such as "ID/response" or "init/error".</param>
internal sealed record Report(string Path, string Body, string? ContentType, string? ErrorType);

/// <summary>A Runtime API on a free port. It returns queued events in order and records the reports.</summary>
internal sealed class RuntimeApiServer : IAsyncDisposable
{
    private const string Root = "/2018-06-01/runtime";
    private readonly Channel<(string Id, string Json)> events = Channel.CreateUnbounded<(string, string)>();
    private readonly Channel<Report> reports = Channel.CreateUnbounded<Report>();
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
        server.app.MapPost($"{Root}/invocation/{{**path}}", (RequestDelegate)server.Receive);
        server.app.MapPost($"{Root}/{{**path}}", (RequestDelegate)server.Receive);
        await server.app.StartAsync();
        return server;
    }

    public void Enqueue(string id, string json) => events.Writer.TryWrite((id, json));

    public async Task<Report> NextReport()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        return await reports.Reader.ReadAsync(deadline.Token);
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

    private async Task Receive(HttpContext http)
    {
        var body = await new StreamReader(http.Request.Body).ReadToEndAsync();
        reports.Writer.TryWrite(new(
            (string)http.Request.RouteValues["path"]!, body, http.Request.ContentType,
            http.Request.Headers["Lambda-Runtime-Function-Error-Type"]));
        http.Response.StatusCode = StatusCodes.Status202Accepted;
        await http.Response.WriteAsJsonAsync(new { status = "OK" });
    }
}
