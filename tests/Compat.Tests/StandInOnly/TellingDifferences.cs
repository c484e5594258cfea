namespace GameLobby.Compat.Tests.StandInOnly;

/// <summary>The published package shows both texts whole; ours the first line in which they part.</summary>
public sealed class TellingDifferences : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("snapshots-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("a\nb\nc", "a\nB\nc", "Line 2\n  verified: b\n  received: B")]
    [InlineData("a", "a\nb", "Line 2\n  verified: (the text has ended)\n  received: b")]
    [InlineData("a\nb", "a", "Line 2\n  verified: b\n  received: (the text has ended)")]
    public async Task The_first_line_that_differs_is_told(string verified, string received, string expected)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "T.M.verified.txt"), verified);

        var failure = await Assert.ThrowsAnyAsync<Exception>(
            async () => await Verify(received).UseDirectory(folder).UseTypeName("T").UseMethodName("M"));

        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
    }
}
