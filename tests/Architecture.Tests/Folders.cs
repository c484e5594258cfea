
namespace GameLobby.Architecture.Tests;

/// <summary>The folders of a project depend on each other in one direction.</summary>
public sealed class Folders
{
    public static TheoryData<string> Projects =>
        [.. new[] { Layers.Domain, Layers.Application, Layers.Infrastructure, Layers.Functions }.Select(it => it.GetName().Name!)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_folders_of_a_project_have_no_cycle(string project)
    {
        var uses = Layers.All.Types
            .Where(type => FolderOf(type.Namespace?.FullName, project) is not null)
            .SelectMany(type => type.Dependencies.Select(dependency => (
                From: FolderOf(type.Namespace?.FullName, project)!,
                To: FolderOf(dependency.Target.Namespace?.FullName, project))))
            .Where(use => use.To is not null && use.From != use.To)
            .Distinct()
            .ToLookup(use => use.From, use => use.To!);

        var cycle = uses.Select(from => from.Key).Select(folder => FindCycle(folder, [], uses)).FirstOrDefault(found => found is not null);

        Assert.True(cycle is null, string.Join(" -> ", cycle ?? []));
    }

    /// <summary>Returns the folder of a namespace; null for another project, and for the root, which composes the folders.</summary>
    private static string? FolderOf(string? name, string project) =>
        name is not null && name.StartsWith($"{project}.", StringComparison.Ordinal) ? name[(project.Length + 1)..].Split('.')[0] : null;

    private static string[]? FindCycle(string folder, string[] path, ILookup<string, string> uses)
    {
        if (path.Contains(folder)) return [.. path.SkipWhile(it => it != folder), folder];

        return uses[folder].Select(next => FindCycle(next, [.. path, folder], uses)).FirstOrDefault(found => found is not null);
    }
}
