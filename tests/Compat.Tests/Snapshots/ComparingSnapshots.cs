using VerifyTests;

namespace GameLobby.Compat.Tests.Snapshots;

public sealed class ComparingSnapshots : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("snapshots-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public Task A_text_that_equals_its_snapshot_passes() => Verify("line one\nline two");

    [Fact]
    public Task A_text_may_have_an_extension_of_its_own() => Verify("""{"a":1}""", "json");

    [Theory]
    [InlineData("red", 1)]
    [InlineData("a/b", 2)]
    public Task Cases_of_a_theory_have_a_snapshot_each(string colour, int number) =>
        Verify($"{colour} {number}").UseParameters(colour, number);

    [Fact]
    public async Task Line_breaks_of_any_kind_are_the_same()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "Breaks.Same.verified.txt"), "a\r\nb\r\n");

        var result = await Verify("a\nb").UseDirectory(folder).UseTypeName("Breaks").UseMethodName("Same");

        Assert.Equal("a\nb", result.Text);
        Assert.Single(Directory.GetFiles(folder));
    }

    [Fact]
    public async Task A_text_without_a_snapshot_fails_and_is_left_to_be_looked_at()
    {
        var failure = await Failure(Verify("new").UseDirectory(folder).UseTypeName("T").UseMethodName("New"));

        Assert.Contains("T.New.verified.txt", failure.Message, StringComparison.Ordinal);
        Assert.Equal("new", await File.ReadAllTextAsync(Path.Combine(folder, "T.New.received.txt")));
    }

    [Fact]
    public async Task A_text_that_differs_fails_and_is_left_beside_its_snapshot()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "T.Old.verified.txt"), "same\nold");

        await Failure(Verify("same\nnew").UseDirectory(folder).UseTypeName("T").UseMethodName("Old"));

        Assert.Equal("same\nnew", await File.ReadAllTextAsync(Path.Combine(folder, "T.Old.received.txt")));
        Assert.Equal("same\nold", await File.ReadAllTextAsync(Path.Combine(folder, "T.Old.verified.txt")));
    }

    [Fact]
    public async Task What_an_earlier_failure_left_goes_once_the_text_is_right()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "T.Fixed.verified.txt"), "right");
        await File.WriteAllTextAsync(Path.Combine(folder, "T.Fixed.received.txt"), "wrong");

        await Verify("right").UseDirectory(folder).UseTypeName("T").UseMethodName("Fixed");

        Assert.Single(Directory.GetFiles(folder));
    }

    [Fact]
    public async Task Two_comparisons_with_one_snapshot_are_a_mistake()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "T.Twice.verified.txt"), "x");
        await Verify("x").UseDirectory(folder).UseTypeName("T").UseMethodName("Twice");

        await Failure(Verify("x").UseDirectory(folder).UseTypeName("T").UseMethodName("Twice"));
    }

    [Fact]
    public async Task Settings_may_be_made_before_the_comparison()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "Given.Before.verified.txt"), "x");
        var settings = new VerifySettings();
        settings.UseDirectory(folder);
        settings.UseTypeName("Given");
        settings.UseMethodName("Before");

        await Verify(Task.FromResult("x"), settings);
    }

    private static Task<Exception> Failure(SettingsTask comparison) => Assert.ThrowsAnyAsync<Exception>(() => comparison.ToTask());
}
