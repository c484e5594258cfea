using GameLobby.LocalCloud.Page;

namespace GameLobby.LocalCloud.Tests.Page;

public sealed class BuildingThePage : IDisposable
{
    private readonly PageFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_missing_page_is_built()
    {
        await using var page = folder.Page();
        await page.Built;
        Assert.Equal((null, "<title>Built 1</title>"), (page.Problem, Html(page)));
    }

    [Fact]
    public async Task An_up_to_date_page_is_not_built_again()
    {
        await Build();
        await using var page = folder.Page();
        Assert.True(page.Built.IsCompletedSuccessfully);
        Assert.Equal("<title>Built 1</title>", Html(page));
    }

    [Fact]
    public async Task A_newer_source_causes_a_build()
    {
        await Build();
        folder.Date("src/page.ts", DateTime.UtcNow.AddSeconds(10));
        await using var page = folder.Page();
        await page.Built;
        Assert.Equal("<title>Built 2</title>", Html(page));
    }

    [Fact]
    public async Task Concurrent_starts_build_the_page_once()
    {
        await using var one = folder.Page();
        await using var other = folder.Page();
        await Task.WhenAll(one.Built, other.Built);
        Assert.Equal((null, null), (one.Problem, other.Problem));
        Assert.Equal("<title>Built 1</title>", Html(one));
    }

    [Fact]
    public async Task A_failed_build_explains_how_to_fix_it()
    {
        using var broken = new PageFolder("process.exit(3)");
        await using var page = broken.Page();
        await page.Built;
        Assert.Contains("npm run failed", page.Problem, StringComparison.Ordinal);
        Assert.Contains("npm ci && npm run build", page.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_build_is_cancelled_when_the_stack_stops()
    {
        using var endless = new PageFolder("setInterval(() => {}, 1000)");
        var page = endless.Page();
        await page.DisposeAsync();
        Assert.True(page.Built.IsCompletedSuccessfully);
        Assert.Null(page.Problem);
    }

    [Fact]
    public void A_template_without_a_web_folder_has_no_page() =>
        Assert.Null(LobbyPage.Beside(Path.Combine(Path.GetTempPath(), "none", "template.yaml")));

    private async Task Build()
    {
        await using var page = folder.Page();
        await page.Built;
        Assert.Null(page.Problem);
    }

    private static string Html(LobbyPage page) => File.ReadAllText(page.Sources.Index);
}
