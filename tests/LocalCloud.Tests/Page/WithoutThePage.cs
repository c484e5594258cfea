using System.Net;
using GameLobby.LocalCloud.Tests.Gateway;
using GameLobby.LocalCloud.Tests.Running;
using GameLobby.LocalCloud.Tests.Sources;

namespace GameLobby.LocalCloud.Tests.Page;

/// <summary>The stack runs all the same.</summary>
public sealed class WithoutThePage
{
    [Fact]
    public async Task While_it_is_being_built_the_root_says_so_and_looks_again()
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
    public async Task When_it_could_not_be_built_the_root_says_what_to_do_until_it_is_there()
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
    public async Task Where_there_is_none_the_root_says_where_clients_connect()
    {
        await using var gateway = await GatewayUnderTest.Start();
        var (status, text) = await Root(gateway);
        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Contains("/v1", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_npm_the_stack_is_up_and_says_what_is_missing()
    {
        using var folder = new PageFolder();
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Samples", "sample.yaml"), folder.Template);
        await using var cloud = LocalCloudProcess.Start(["--template", folder.Template, "--port", "0"], path: AppContext.BaseDirectory);
        await Wait.Until(() => cloud.Output.Contains("npm isn't on the PATH. Install Node.js.", StringComparison.Ordinal));
        await Wait.Until(() => cloud.Output.Contains("The stack is up", StringComparison.Ordinal));
    }

    private static async Task<(HttpStatusCode Status, string Text)> Root(GatewayUnderTest gateway)
    {
        using var http = new HttpClient { BaseAddress = gateway.Account.Endpoint };
        using var answer = await http.GetAsync("/");
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
