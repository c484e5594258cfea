using System.Net;
using System.Net.Sockets;

namespace GameLobby.EndToEnd.Tests.Running;

/// <summary>
/// LocalCloud that logs each request with hashed player ids, stores the history each second, and sends traces to a collector.
/// </summary>
public sealed class CloudWithCollector : LocalCloudProcess
{
    private readonly HttpListener collector;
    private readonly List<Span> spans = [];

    public CloudWithCollector() : this(Start())
    {
    }

    private CloudWithCollector(HttpListener collector)
        : base(
            "--parameter", $"OtlpEndpoint={collector.Prefixes.Single()}",
            "--parameter", "LogLevel=DEBUG",
            "--parameter", "HashPlayerIds=true",
            "--parameter", "HistoryWindowSeconds=1")
    {
        this.collector = collector;
        _ = Serve();
    }

    internal IReadOnlyList<Span> Spans
    {
        get
        {
            lock (spans) return [.. spans];
        }
    }

    protected override void Dispose(bool disposing)
    {
        collector.Close();
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
            while (true) await Receive(await collector.GetContextAsync());
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
        {
            // Disposed at the end of the tests.
        }
    }

    private async Task Receive(HttpListenerContext context)
    {
        using var body = new MemoryStream();
        await context.Request.InputStream.CopyToAsync(body);
        lock (spans) spans.AddRange(Span.Of(body.ToArray()));
        context.Response.ContentType = "application/x-protobuf";
        context.Response.Close();
    }
}

[CollectionDefinition(Name)]
public sealed class RunningCloudWithCollector : ICollectionFixture<CloudWithCollector>
{
    public const string Name = "A running LocalCloud with a collector";
}
