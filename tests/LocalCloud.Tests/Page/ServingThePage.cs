using System.Net;
using System.Net.Sockets;
using System.Text;
using GameLobby.LocalCloud.Page;
using GameLobby.LocalCloud.Tests.Gateway;

namespace GameLobby.LocalCloud.Tests.Page;

public sealed class ServingThePage : IAsyncLifetime, IDisposable
{
    private readonly PageFolder folder = new();
    private LobbyPage page = null!;
    private GatewayUnderTest gateway = null!;
    private HttpClient http = null!;

    public async Task InitializeAsync()
    {
        page = folder.Page();
        await page.Built;
        gateway = await GatewayUnderTest.Start(page: page);
        http = new HttpClient { BaseAddress = gateway.Account.Endpoint };
    }

    public async Task DisposeAsync()
    {
        await gateway.DisposeAsync();
        await page.DisposeAsync();
    }

    public void Dispose()
    {
        http.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task The_start_page_is_at_the_root_and_is_revalidated_each_time()
    {
        using var answer = await http.GetAsync("/");
        Assert.Equal("<title>Built 1</title>", await answer.Content.ReadAsStringAsync());
        Assert.Equal("text/html; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("no-cache", answer.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task The_console_is_revalidated_each_time()
    {
        folder.Write("dist/console.html", "<title>Console</title>");
        using var answer = await http.GetAsync("/console.html");
        Assert.Equal("<title>Console</title>", await answer.Content.ReadAsStringAsync());
        Assert.Equal("text/html; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("no-cache", answer.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task Assets_are_cached_permanently()
    {
        using var answer = await http.GetAsync("/assets/page-abc123.js");
        Assert.Equal("text/javascript", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("public, max-age=31536000, immutable", answer.Headers.GetValues("Cache-Control").Single());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task Other_files_are_revalidated_each_time()
    {
        folder.Write("dist/config.json", "{}");
        using var answer = await http.GetAsync("/config.json");
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("no-cache", answer.Headers.CacheControl!.ToString());
    }

    [Theory]
    [InlineData("/assets/page-gone.js")]
    [InlineData("/nothing")]
    public async Task A_missing_file_is_status_404(string path)
    {
        using var answer = await http.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("/../package.json")]
    [InlineData("/%2e%2e/package.json")]
    [InlineData("/assets/..%2f..%2fpackage.json")]
    [InlineData("/assets/..\\..\\package.json")]
    public async Task Files_outside_the_page_are_not_served(string path)
    {
        // An HttpClient would normalize the path.
        using var socket = new TcpClient(gateway.Account.Endpoint.Host, gateway.Account.Endpoint.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync();
        Assert.Matches("^HTTP/1.1 (400|404) ", answer);
        Assert.DoesNotContain("scripts", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_does_not_hide_the_development_endpoints()
    {
        using var answer = await http.GetAsync("/dev/health");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
