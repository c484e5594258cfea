using System.Net;
using GameLobby.LocalCloud.Iam;
using Microsoft.AspNetCore.Http.Features;

namespace GameLobby.LocalCloud.Lambda;

/// <summary>Handles a function's requests to the stack in memory, and sends all others.</summary>
/// <param name="address">The address of the stack.</param>
/// <param name="server">Handles a request to the stack.</param>
/// <param name="services">The services of the server.</param>
internal sealed class InMemoryHandler(Uri address, RequestDelegate server, IServiceProvider services)
    : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
{
    /// <summary>The server must not see what a function keeps in its asynchronous control flow.</summary>
    private readonly ExecutionContext flow = ExecutionContext.Capture()!;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        FunctionCredentials.IsInUse && request.RequestUri!.Authority == address.Authority
            ? Handle(request, cancellationToken)
            : base.SendAsync(request, cancellationToken);

    private async Task<HttpResponseMessage> Handle(HttpRequestMessage request, CancellationToken ct)
    {
        var lifetime = new Lifetime(ct);
        var context = await ContextOf(request, lifetime, ct);
        var body = new MemoryStream();
        context.Response.Body = body;

        var handled = Task.CompletedTask;
        ExecutionContext.Run(flow, _ => handled = server(context), null);
        await Task.WhenAny(handled, lifetime.Aborted).WaitAsync(ct);
        if (lifetime.Aborted.IsCompleted)
        {
            throw new HttpRequestException(
                HttpRequestError.ResponseEnded, "The server cut the connection.", new HttpIOException(HttpRequestError.ResponseEnded));
        }

        await handled;
        return ResponseOf(context, body.ToArray(), request);
    }

    private async Task<DefaultHttpContext> ContextOf(HttpRequestMessage message, Lifetime lifetime, CancellationToken ct)
    {
        var context = new DefaultHttpContext { RequestServices = services };
        context.Features.Set<IHttpRequestLifetimeFeature>(lifetime);
        var (request, uri) = (context.Request, message.RequestUri!);
        (request.Method, request.Protocol, request.Scheme) = (message.Method.Method, HttpProtocol.Http11, uri.Scheme);
        (request.Host, request.Path, request.QueryString) =
            (new HostString(uri.Authority), new PathString(Uri.UnescapeDataString(uri.AbsolutePath)), new QueryString(uri.Query));
        foreach (var (name, values) in message.Headers.NonValidated) request.Headers[name] = values.ToString();
        if (message.Content is not { } content) return context;

        foreach (var (name, values) in content.Headers.NonValidated) request.Headers[name] = values.ToString();
        request.ContentLength = content.Headers.ContentLength;
        request.Body = await content.ReadAsStreamAsync(ct);
        return context;
    }

    private static HttpResponseMessage ResponseOf(HttpContext context, byte[] body, HttpRequestMessage request)
    {
        var response = new HttpResponseMessage((HttpStatusCode)context.Response.StatusCode)
        {
            RequestMessage = request,
            Content = new ByteArrayContent(body),
        };
        foreach (var (name, values) in context.Response.Headers)
        {
            if (!response.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
                response.Content.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
        }

        return response;
    }

    /// <summary>The connection of a request: the caller's token closes it, and the server can cut it.</summary>
    private sealed class Lifetime(CancellationToken ct) : IHttpRequestLifetimeFeature
    {
        private readonly TaskCompletionSource aborted = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Aborted => aborted.Task;

        public CancellationToken RequestAborted { get; set; } = ct;

        public void Abort() => aborted.TrySetResult();
    }
}
