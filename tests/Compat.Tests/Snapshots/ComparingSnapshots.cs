using VerifyTests;

namespace GameLobby.Compat.Tests.Snapshots;

public sealed class ComparingSnapshots : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("snapshots-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public Task A_text_that_equals_its_snapshot_passes() => Verify("line one\nline two");

    [Fact]
    public Task A_text_can_have_another_extension() => Verify("""{"a":1}""", "json");

    [Theory]
    [InlineData("red", 1)]
    [InlineData("a/b", 2)]
    public Task Each_case_of_a_theory_has_a_snapshot(string colour, int number) =>
        Verify($"{colour} {number}").UseParameters(colour, number);

    [Fact]
    public async Task All_kinds_of_line_breaks_are_equal()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "Breaks.Same.verified.txt"), "a\r\nb\r\n");

        await Verify("a\nb").UseDirectory(folder).UseTypeName("Breaks").UseMethodName("Same");

        Assert.Single(Directory.GetFiles(folder));
    }

    [Fact]
    public async Task A_text_without_a_snapshot_fails_and_is_saved()
    {
        var failure = await Failure(Verify("new").UseDirectory(folder).UseTypeName("T").UseMethodName("New"));

        Assert.Contains("T.New.verified.txt", failure.Message, StringComparison.Ordinal);
        Assert.Equal("new", await File.ReadAllTextAsync(Path.Combine(folder, "T.New.received.txt")));
    }

    [Fact]
    public async Task A_different_text_fails_and_is_saved_beside_its_snapshot()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "T.Old.verified.txt"), "same\nold");

        await Failure(Verify("same\nnew").UseDirectory(folder).UseTypeName("T").UseMethodName("Old"));

        Assert.Equal("same\nnew", await File.ReadAllTextAsync(Path.Combine(folder, "T.Old.received.txt")));
        Assert.Equal("same\nold", await File.ReadAllTextAsync(Path.Combine(folder, "T.Old.verified.txt")));
    }

    [Fact]
    public async Task The_text_of_an_earlier_failure_is_deleted_on_success()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "T.Fixed.verified.txt"), "right");
        await File.WriteAllTextAsync(Path.Combine(folder, "T.Fixed.received.txt"), "wrong");

        await Verify("right").UseDirectory(folder).UseTypeName("T").UseMethodName("Fixed");

        Assert.Single(Directory.GetFiles(folder));
    }

    [Fact]
    public async Task Two_comparisons_with_one_snapshot_are_an_error()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "T.Twice.verified.txt"), "x");
        await Verify("x").UseDirectory(folder).UseTypeName("T").UseMethodName("Twice");

        await Failure(Verify("x").UseDirectory(folder).UseTypeName("T").UseMethodName("Twice"));
    }

    [Fact]
    public async Task Settings_can_be_created_before_the_comparison()
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
