using System.Net;

namespace GameLobby.EndToEnd.Tests.Running;

/// <summary>
/// LocalCloud that logs each request with hashed player ids, stores the history each second, and sends traces to a collector.
/// </summary>
public sealed class CloudWithCollector : LocalCloudProcess
{
    private readonly HttpServer collector;
    private readonly List<Span> spans = [];

    public CloudWithCollector() : this(new HttpServer())
    {
    }

    private CloudWithCollector(HttpServer collector)
        : base(
            "--parameter", $"OtlpEndpoint={collector.Url}",
            "--parameter", "LogLevel=DEBUG",
            "--parameter", "HashPlayerIds=true",
            "--parameter", "HistoryWindowSeconds=1")
    {
        this.collector = collector;
        _ = collector.Serve(Receive);
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
        collector.Dispose();
        base.Dispose(disposing);
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
