using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace GameLobby.LocalCloud.Lambda.Processes;

/// <summary>
/// The Lambda Runtime API of one execution environment, on its own port, because AWS_LAMBDA_RUNTIME_API has no path that could tell
/// environments apart (https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html).
/// </summary>
internal sealed class RuntimeApi : IAsyncDisposable
{
    private const string Root = "/2018-06-01/runtime/";

    private readonly WebApplication app;
    private readonly string functionArn;
    private readonly TaskCompletionSource initialized = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<RuntimeEvent> events = Channel.CreateUnbounded<RuntimeEvent>();
    private RuntimeEvent? current;

    private RuntimeApi(WebApplication app, string functionArn)
    {
        this.app = app;
        this.functionArn = functionArn;
    }

    /// <summary>The value of AWS_LAMBDA_RUNTIME_API: HOST:PORT.</summary>
    public string Address => new Uri(app.Urls.Single()).Authority;

    /// <summary>
    /// Completes when the runtime requests its first event. Faults with an <see cref="InitializationException"/> when it reports an error.
    /// </summary>
    public Task Initialized => initialized.Task;

    public static async Task<RuntimeApi> Start(string functionArn)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "RuntimeApi" });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        var app = builder.Build();
        var api = new RuntimeApi(app, functionArn);
        app.Run(api.Serve);
        await app.StartAsync();
        return api;
    }

    /// <summary>Gives the runtime an event, which it gets when it requests the next one.</summary>
    public RuntimeEvent Send(InvocationRequest request)
    {
        var next = new RuntimeEvent(request);
        events.Writer.TryWrite(next);
        return next;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private Task Serve(HttpContext http)
    {
        var (method, path) = (http.Request.Method, http.Request.Path.Value!);
        var parts = path.StartsWith(Root, StringComparison.Ordinal) ? path[Root.Length..].Split('/') : [];
        return (method, parts) switch
        {
            ("GET", ["invocation", "next"]) => Next(http),
            ("POST", ["invocation", var id, "response"]) => Take(http, id, Response),
            ("POST", ["invocation", var id, "error"]) => Take(http, id, body => Error(http, body)),
            ("POST", ["init", "error"]) => FailInit(http),
            _ => Reply(http, HttpStatusCode.NotFound, "NotFound"),
        };
    }

    /// <summary>Returns the next event, however long it takes. The request for it ends the invocation before it.</summary>
    private async Task Next(HttpContext http)
    {
        current?.Ended.TrySetResult();
        initialized.TrySetResult();
        try
        {
            current = await events.Reader.ReadAsync(http.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        var (request, headers) = (current.Request, http.Response.Headers);
        headers["Lambda-Runtime-Aws-Request-Id"] = request.Id;
        headers["Lambda-Runtime-Deadline-Ms"] = request.Deadline.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        headers["Lambda-Runtime-Invoked-Function-Arn"] = functionArn;
        headers["Lambda-Runtime-Trace-Id"] = TraceId();
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(request.EventJson);
    }

    private async Task Take(HttpContext http, string requestId, Func<string, Invocation> read)
    {
        var body = await Body(http);
        if (current is { } running && running.Request.Id == requestId)
        {
            running.Result.TrySetResult(read(body));
            await Reply(http, HttpStatusCode.Accepted, null);
        }
        else
        {
            await Reply(http, HttpStatusCode.BadRequest, "InvalidRequestID");
        }
    }

    private async Task FailInit(HttpContext http)
    {
        var body = await Body(http);
        initialized.TrySetException(new InitializationException(Error(http, body)));
        await Reply(http, HttpStatusCode.Accepted, null);
    }

    /// <summary>The runtime sends nothing for a function without a result.</summary>
    private static Invocation Response(string body) => new(body is "" ? "null" : body, null);

    /// <summary>Reads an error's type and message. The payload stays what the runtime sent, with the stack trace.</summary>
    private static Invocation Error(HttpContext http, string body)
    {
        var type = http.Request.Headers["Lambda-Runtime-Function-Error-Type"].ToString();
        JsonObject? error = null;
        try
        {
            error = JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            // The header has the type.
        }

        return new Invocation(
            body, new InvocationError(error?["errorType"]?.ToString() ?? type, error?["errorMessage"]?.ToString() ?? ""));
    }

    private static async Task<string> Body(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        return await reader.ReadToEndAsync(http.RequestAborted);
    }

    private static Task Reply(HttpContext http, HttpStatusCode status, string? errorType)
    {
        http.Response.StatusCode = (int)status;
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(
            (errorType is null ? new JsonObject { ["status"] = "OK" } : new JsonObject { ["errorType"] = errorType }).ToJsonString());
    }

    /// <summary>Returns an X-Ray trace header of a request that is not traced.</summary>
    private static string TraceId()
    {
        var id = Guid.NewGuid().ToString("N");
        return $"Root=1-{DateTimeOffset.UtcNow.ToUnixTimeSeconds():x8}-{id[..24]};Parent={id[16..]};Sampled=0";
    }
}

/// <summary>An event of a runtime, and what the runtime made of it.</summary>
internal sealed record RuntimeEvent(InvocationRequest Request)
{
    /// <summary>Completes when the runtime sends the response or the error.</summary>
    public TaskCompletionSource<Invocation> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the runtime requests the next event: then Lambda freezes the environment.</summary>
    public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
