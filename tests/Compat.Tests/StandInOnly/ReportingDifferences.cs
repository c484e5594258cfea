namespace GameLobby.Compat.Tests.StandInOnly;

/// <summary>The stand-in reports the first different line; the published package reports both texts.</summary>
public sealed class ReportingDifferences : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("snapshots-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("a\nb\nc", "a\nB\nc", "Line 2\n  verified: b\n  received: B")]
    [InlineData("a", "a\nb", "Line 2\n  verified: (the text has ended)\n  received: b")]
    [InlineData("a\nb", "a", "Line 2\n  verified: b\n  received: (the text has ended)")]
    public async Task The_first_different_line_is_reported(string verified, string received, string expected)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "T.M.verified.txt"), verified);

        var failure = await Assert.ThrowsAnyAsync<Exception>(
            async () => await Verify(received).UseDirectory(folder).UseTypeName("T").UseMethodName("M"));

        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
    }
}
