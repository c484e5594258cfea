using System.Net;
using GameLobby.LocalCloud.Tests.Gateway;
using GameLobby.LocalCloud.Tests.Running;
using GameLobby.LocalCloud.Tests.Sources;

namespace GameLobby.LocalCloud.Tests.Page;

public sealed class MissingPage
{
    [Fact]
    public async Task The_root_reloads_while_the_page_is_being_built()
    {
        using var folder = new PageFolder("setInterval(() => {}, 1000)");
        await using var page = folder.Page();
        await using var gateway = await GatewayUnderTest.Start(page: page);
        var (status, text) = await Root(gateway);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("being built", text, StringComparison.Ordinal);
        Assert.Contains("http-equiv=\"refresh\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_root_explains_how_to_fix_a_failed_build()
    {
        using var folder = new PageFolder("process.exit(3)");
        await using var page = folder.Page();
        await page.Built;
        await using var gateway = await GatewayUnderTest.Start(page: page);
        var (status, text) = await Root(gateway);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("npm ci &amp;&amp; npm run build", text, StringComparison.Ordinal);

        folder.Write("dist/index.html", "<title>By hand</title>");
        Assert.Equal((HttpStatusCode.OK, "<title>By hand</title>"), await Root(gateway));
    }

    [Fact]
    public async Task Without_a_page_the_root_names_the_clients_address()
    {
        await using var gateway = await GatewayUnderTest.Start();
        var (status, text) = await Root(gateway);
        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Contains("/v1", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_npm_the_stack_starts_and_names_what_is_missing()
    {
        using var folder = new PageFolder();
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Samples", "sample.yaml"), folder.Template);
        await using var cloud = LocalCloudProcess.Start(
            ["--template", folder.Template, "--parameter", $"Code={AppContext.BaseDirectory}", "--port", "0"],
            path: AppContext.BaseDirectory);
        await Wait.Until(() => cloud.Output.Contains("npm is not on the PATH. Install Node.js.", StringComparison.Ordinal));
        await Wait.Until(() => cloud.Output.Contains("The stack is up", StringComparison.Ordinal));
    }

    private static async Task<(HttpStatusCode Status, string Text)> Root(GatewayUnderTest gateway)
    {
        using var http = new HttpClient { BaseAddress = gateway.Account.Endpoint };
        using var answer = await http.GetAsync("/");
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
