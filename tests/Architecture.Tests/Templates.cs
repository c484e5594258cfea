namespace GameLobby.Architecture.Tests;

/// <summary>The templates for <c>dotnet new</c>, which no project compiles.</summary>
public sealed class Templates
{
    [Fact]
    public void The_template_of_an_action_is_SetReady_under_another_name() => Assert.Equal(
        Code("src/Application/Members/SetReady.cs"),
        Code("templates/action/src/Application/AreaOfAction/SetExample.cs")
            .Select(line => line.Replace("member.example", "member.ready", StringComparison.Ordinal))
            .Select(line => line.Replace("Example", "Ready", StringComparison.Ordinal))
            .Select(line => line.Replace("AreaOfAction", "Members", StringComparison.Ordinal)));

    private static IEnumerable<string> Code(string file) =>
        RepositoryFiles.Lines(file).Where(line => !line.TrimStart().StartsWith("///", StringComparison.Ordinal));
}
