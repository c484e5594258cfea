using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace GameLobby.EndToEnd.Tests.Running;

/// <summary>LocalCloud with a studio's server allocator, which has no server for the mode "nowhere".</summary>
public sealed class CloudWithStudio : LocalCloudProcess
{
    public const string Server = "udp://198.51.100.7:7777";

    private readonly HttpListener studio;

    public CloudWithStudio() : this(Start())
    {
    }

    private CloudWithStudio(HttpListener studio)
        : base("--parameter", $"AllocatorUrl={studio.Prefixes.Single()}", "--parameter", "AllocatorSecret=secret")
    {
        this.studio = studio;
        _ = Serve();
    }

    protected override void Dispose(bool disposing)
    {
        studio.Close();
        base.Dispose(disposing);
    }

    private static HttpListener Start()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var listener = new HttpListener { Prefixes = { $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/" } };
        free.Stop();
        listener.Start();
        return listener;
    }

    private async Task Serve()
    {
        try
        {
            while (true) Answer(await studio.GetContextAsync());
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
        {
            // Disposed at the end of the tests.
        }
    }

    private static void Answer(HttpListenerContext context)
    {
        var asked = JsonNode.Parse(context.Request.InputStream)!;
        context.Response.StatusCode = (string)asked["mode"]! == "nowhere" ? 409 : 200;
        context.Response.ContentType = "application/json";
        context.Response.Close(Encoding.UTF8.GetBytes($$"""{"connection":"{{Server}}"}"""), willBlock: false);
    }
}

[CollectionDefinition(Name)]
public sealed class RunningCloudWithStudio : ICollectionFixture<CloudWithStudio>
{
    public const string Name = "A running LocalCloud with a studio";
}
