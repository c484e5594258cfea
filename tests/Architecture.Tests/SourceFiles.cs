using System.Text.RegularExpressions;

namespace GameLobby.Architecture.Tests;

/// <summary>Files of src are named for the one public type they contain.</summary>
public sealed partial class SourceFiles
{
    /// <summary>Families of small records, in one file each.</summary>
    private static readonly string[] Families =
    [
        "src/Domain/Values/Ids.cs",
        "src/Domain/Values/ValueList.cs",
        "src/Domain/Lobbies/LobbyChange.cs",
        "src/Domain/Lobbies/RememberedReply.cs",
        "src/Application/Contracts/Change.cs",
        "src/Application/Contracts/IdConverters.cs",
        "src/Application/Contracts/MatchSnapshot.cs",
        "src/Application/Contracts/Push.cs",
    ];

    public static TheoryData<string> Files => [.. RepositoryFiles.Of(["src"], ".cs").Except(Families)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_contains_at_most_one_public_type_which_has_its_name(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file).Split('.')[0];
        var types = RepositoryFiles.Lines(file).Select(line => PublicType.Match(line)).Where(match => match.Success)
            .Select(match => match.Groups[1].Value);

        Assert.DoesNotContain(types, type => type != name);
    }

    [Fact]
    public void Every_family_exists() =>
        Assert.All(Families, file => Assert.True(File.Exists(Path.Combine(Repository.Root, file)), file));

    [GeneratedRegex(@"^public (?:\w+ )*?(?:class|record struct|record|struct|interface|enum) (\w+)")]
    private static partial Regex PublicType { get; }
}
