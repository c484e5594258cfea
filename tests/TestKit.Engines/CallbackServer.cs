using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace GameLobby.TestKit.Engines;

/// <summary>A received call: POST is a push, DELETE a close.</summary>
public sealed record GatewayCall(string Method, string Connection, string Body);

/// <summary>The API Gateway callback API on a real server. A connection accepts calls unless configured otherwise.</summary>
public sealed class CallbackServer : IAsyncLifetime
{
    /// <summary>Error names that the SDK reads from the response header.</summary>
    private static readonly Dictionary<int, string> Errors = new()
    {
        [400] = "BadRequestException",
        [403] = "ForbiddenException",
        [410] = "GoneException",
        [413] = "PayloadTooLargeException",
        [429] = "LimitExceededException",
    };

    private readonly ConcurrentDictionary<string, RequestDelegate> responses = new();
    private readonly ConcurrentQueue<GatewayCall> calls = new();
    private WebApplication? server;

    public string Url => $"{server!.Urls.Single()}/v1";

    /// <summary>All calls, in order of arrival.</summary>
    public IEnumerable<GatewayCall> Calls => calls;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        server = builder.Build();
        server.Run(Respond);
        await server.StartAsync();
    }

    public async Task DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync();
    }

    public void Returns(string connection, int status) => ReturnsInTurn(connection, status);

    /// <summary>Returns the statuses in order, and the last one from then on.</summary>
    public void ReturnsInTurn(string connection, params int[] statuses)
    {
        var turn = -1;
        responses[connection] = context =>
        {
            var status = statuses[Math.Min(Interlocked.Increment(ref turn), statuses.Length - 1)];
            context.Response.StatusCode = status;
            if (Errors.TryGetValue(status, out var error)) context.Response.Headers["x-amzn-ErrorType"] = error;
            return Task.CompletedTask;
        };
    }

    /// <summary>Cuts the connection of each call without a response.</summary>
    public void Resets(string connection) => responses[connection] = context =>
    {
        context.Abort();
        return Task.CompletedTask;
    };

    /// <summary>Never responds.</summary>
    public void Hangs(string connection) => responses[connection] = context => Task.Delay(Timeout.Infinite, context.RequestAborted);

    public int CountOf(string connection) => calls.Count(call => call.Connection == connection);

    private async Task Respond(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        var connection = context.Request.Path.Value!["/v1/@connections/".Length..];
        calls.Enqueue(new GatewayCall(context.Request.Method, connection, body));
        try
        {
            if (responses.TryGetValue(connection, out var respond)) await respond(context);
        }
        catch (OperationCanceledException)
        {
            // The caller gave up.
        }
    }
}
