using GameLobby.LocalCloud.Page;

namespace GameLobby.LocalCloud.Tests.Page;

public sealed class BuildingThePage : IDisposable
{
    private readonly PageFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task One_that_is_not_there_is_built()
    {
        await using var page = folder.Page();
        await page.Built;
        Assert.Equal((null, "<title>Built 1</title>"), (page.Problem, Html(page)));
    }

    [Fact]
    public async Task One_that_is_up_to_date_is_taken_as_it_is()
    {
        await Build();
        await using var page = folder.Page();
        Assert.True(page.Built.IsCompletedSuccessfully);
        Assert.Equal("<title>Built 1</title>", Html(page));
    }

    [Fact]
    public async Task A_source_that_is_newer_has_it_built_again()
    {
        await Build();
        folder.Date("src/page.ts", DateTime.UtcNow.AddSeconds(10));
        await using var page = folder.Page();
        await page.Built;
        Assert.Equal("<title>Built 2</title>", Html(page));
    }

    [Fact]
    public async Task Two_at_once_build_it_once()
    {
        await using var one = folder.Page();
        await using var other = folder.Page();
        await Task.WhenAll(one.Built, other.Built);
        Assert.Equal((null, null), (one.Problem, other.Problem));
        Assert.Equal("<title>Built 1</title>", Html(one));
    }

    [Fact]
    public async Task A_build_that_fails_is_told_with_what_to_do()
    {
        using var broken = new PageFolder("process.exit(3)");
        await using var page = broken.Page();
        await page.Built;
        Assert.Contains("npm run failed", page.Problem, StringComparison.Ordinal);
        Assert.Contains("npm ci && npm run build", page.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_given_up_when_the_stack_ends()
    {
        using var endless = new PageFolder("setInterval(() => {}, 1000)");
        var page = endless.Page();
        await page.DisposeAsync();
        Assert.True(page.Built.IsCompletedSuccessfully);
        Assert.Null(page.Problem);
    }

    [Fact]
    public void Beside_a_template_without_a_page_there_is_none() =>
        Assert.Null(LobbyPage.Beside(Path.Combine(Path.GetTempPath(), "none", "template.yaml")));

    private async Task Build()
    {
        await using var page = folder.Page();
        await page.Built;
        Assert.Null(page.Problem);
    }

    private static string Html(LobbyPage page) => File.ReadAllText(page.Sources.Index);
}
