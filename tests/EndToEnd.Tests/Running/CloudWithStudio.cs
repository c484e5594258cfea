using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace GameLobby.EndToEnd.Tests.Running;

/// <summary>LocalCloud with a studio's server allocator, which has no server for the mode "nowhere".</summary>
public sealed class CloudWithStudio : LocalCloudProcess
{
    public const string Server = "udp://198.51.100.7:7777";

    private readonly HttpServer studio;

    public CloudWithStudio() : this(new HttpServer())
    {
    }

    private CloudWithStudio(HttpServer studio)
        : base("--parameter", $"AllocatorUrl={studio.Url}", "--parameter", "AllocatorSecret=secret")
    {
        this.studio = studio;
        _ = studio.Serve(Allocate);
    }

    protected override void Dispose(bool disposing)
    {
        studio.Dispose();
        base.Dispose(disposing);
    }

    private static Task Allocate(HttpListenerContext context)
    {
        var asked = JsonNode.Parse(context.Request.InputStream)!;
        context.Response.StatusCode = (string)asked["mode"]! == "nowhere" ? 409 : 200;
        context.Response.ContentType = "application/json";
        context.Response.Close(Encoding.UTF8.GetBytes($$"""{"connection":"{{Server}}"}"""), willBlock: false);
        return Task.CompletedTask;
    }
}

[CollectionDefinition(Name)]
public sealed class RunningCloudWithStudio : ICollectionFixture<CloudWithStudio>
{
    public const string Name = "A running LocalCloud with a studio";
}
