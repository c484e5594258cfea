using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace GameLobby.Benchmarks.Tool;

/// <summary>A server that forwards each request and does nothing else: what a second hop costs.</summary>
internal sealed class Forwarder : IAsyncDisposable
{
    private readonly HttpMessageInvoker http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false });
    private readonly WebApplication server;
    private readonly Uri target;

    private Forwarder(Uri target)
    {
        this.target = target;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        server = builder.Build();
        server.Run(Forward);
    }

    public Uri Address => new(server.Urls.Single());

    public static async Task<Forwarder> Start(Uri target)
    {
        var forwarder = new Forwarder(target);
        await forwarder.server.StartAsync();
        return forwarder;
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        http.Dispose();
    }

    private async Task Forward(HttpContext context)
    {
        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer);
        using var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = new ByteArrayContent(buffer.ToArray()) };
        foreach (var (name, value) in context.Request.Headers)
            if (!request.Headers.TryAddWithoutValidation(name, (string?)value))
                request.Content.Headers.TryAddWithoutValidation(name, (string?)value);
        using var response = await http.SendAsync(request, context.RequestAborted);
        var body = await response.Content.ReadAsByteArrayAsync();
        context.Response.StatusCode = (int)response.StatusCode;
        context.Response.ContentType = response.Content.Headers.ContentType?.ToString();
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body);
    }
}
