using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace GameLobby.TestKit.Engines;

/// <summary>A call that was heard: POST is a push, DELETE a close.</summary>
public sealed record GatewayCall(string Method, string Connection, string Body);

/// <summary>The callback API on a real server: each connection answers as it was told, and else takes what it is given.</summary>
public sealed class CallbackServer : IAsyncLifetime
{
    /// <summary>The API's model names them; the SDK goes by the header.</summary>
    private static readonly Dictionary<int, string> Errors = new()
    {
        [403] = "ForbiddenException",
        [410] = "GoneException",
        [413] = "PayloadTooLargeException",
        [429] = "LimitExceededException",
    };

    private readonly ConcurrentDictionary<string, RequestDelegate> answers = new();
    private readonly ConcurrentQueue<GatewayCall> heard = new();
    private WebApplication? server;

    public string Url => $"{server!.Urls.Single()}/v1";

    /// <summary>All calls, in the order in which they came.</summary>
    public IEnumerable<GatewayCall> Calls => heard;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        server = builder.Build();
        server.Run(Answer);
        await server.StartAsync();
    }

    public async Task DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync();
    }

    public void Answers(string connection, int status) => AnswersInTurn(connection, status);

    /// <summary>Answers each status in its turn, and goes on with the last.</summary>
    public void AnswersInTurn(string connection, params int[] statuses)
    {
        var turn = -1;
        answers[connection] = context =>
        {
            var status = statuses[Math.Min(Interlocked.Increment(ref turn), statuses.Length - 1)];
            context.Response.StatusCode = status;
            if (Errors.TryGetValue(status, out var error)) context.Response.Headers["x-amzn-ErrorType"] = error;
            return Task.CompletedTask;
        };
    }

    /// <summary>Never answers.</summary>
    public void Hangs(string connection) => answers[connection] = context => Task.Delay(Timeout.Infinite, context.RequestAborted);

    public int CountOf(string connection) => heard.Count(call => call.Connection == connection);

    private async Task Answer(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        var connection = context.Request.Path.Value!["/v1/@connections/".Length..];
        heard.Enqueue(new GatewayCall(context.Request.Method, connection, body));
        try
        {
            if (answers.TryGetValue(connection, out var answer)) await answer(context);
        }
        catch (OperationCanceledException)
        {
            // The caller gave up.
        }
    }
}
