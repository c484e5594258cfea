using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Tests.Running;

public sealed class RelativePaths : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Dotnet_run_resolves_relative_paths_against_the_folder_of_the_user()
    {
        var repository = Path.GetDirectoryName(TemplateFile.Find())!;
        File.Copy(Path.Combine(repository, "events", "sweep.json"), Path.Combine(folder.FullName, "event.json"));

        await using var cloud = LocalCloudProcess.RunProject(
            Path.Combine(repository, "tools", "LocalCloud"),
            ["invoke", "Sweep", "--event", "event.json", "--db-path", "tables.db"],
            folder.FullName);

        var (exitCode, _, errors) = await cloud.Ended();
        Assert.True(exitCode == 0, errors);
        Assert.True(File.Exists(Path.Combine(folder.FullName, "tables.db")));
    }
}
