using GameLobby.Generate;

namespace GameLobby.Protocol.Tests;

public sealed class GeneratedFilesTests
{
    private static readonly IReadOnlyDictionary<string, string> Expected = GeneratedFiles.All(Repository.Root);

    public static TheoryData<string> EachFile => [.. Expected.Keys];

    [Theory]
    [MemberData(nameof(EachFile))]
    public void A_generated_file_is_up_to_date(string file) =>
        Assert.True(Expected[file] == Repository.Text(file), $"{file} is out of date. Run: {GeneratedFiles.Command}");
}
