namespace GameLobby.Compat.Tests.StandInOnly;

/// <summary>The published package returns the text of the file.</summary>
public sealed class NormalizingLineBreaks : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("snapshots-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_result_has_normalized_line_breaks()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "T.M.verified.txt"), "a\r\nb\r\n");

        var result = await Verify("a\nb").UseDirectory(folder).UseTypeName("T").UseMethodName("M");

        Assert.Equal("a\nb", result.Text);
    }
}
