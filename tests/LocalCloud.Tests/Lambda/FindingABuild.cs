using GameLobby.LocalCloud.Lambda;
using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Tests.Lambda;

public sealed class FindingABuild : IDisposable
{
    private static readonly DateTime Now = new(2026, 1, 9, 20, 0, 0, DateTimeKind.Utc);

    private readonly DirectoryInfo project = Directory.CreateTempSubdirectory();

    public void Dispose() => project.Delete(recursive: true);

    [Fact]
    public void The_latest_build_of_a_function_is_used()
    {
        Build("bin/Release/net10.0", Now);
        var latest = Build("bin/Debug/net10.0", Now.AddMinutes(1));
        Assert.Equal(latest, FunctionBuild.Find(Function));
    }

    [Fact]
    public void With_a_configuration_its_build_is_used_although_another_is_later()
    {
        var release = Build("bin/Release/net10.0", Now);
        Build("bin/Debug/net10.0", Now.AddMinutes(1));
        Assert.Equal(release, FunctionBuild.Find(Function with { Configuration = "Release" }));
    }

    [Fact]
    public void A_configuration_without_a_build_has_none()
    {
        Build("bin/Debug/net10.0", Now);
        Assert.Null(FunctionBuild.Find(Function with { Configuration = "Release" }));
    }

    [Fact]
    public void A_build_in_the_folder_of_the_template_comes_first()
    {
        var beside = Build(".", Now);
        Build("bin/Release/net10.0", Now.AddMinutes(1));
        Assert.Equal(beside, FunctionBuild.Find(Function with { Configuration = "Release" }));
    }

    [Fact]
    public void A_native_program_runs_as_it_is_if_there_is_no_assembly()
    {
        var program = Path.Combine(project.FullName, "Shop");
        File.WriteAllText(program, "");
        Assert.Equal([program], FunctionBuild.FindExecutable(Function with { Handler = "Shop" }));

        var assembly = Build(".", Now);
        File.WriteAllText(Path.ChangeExtension(assembly, ".runtimeconfig.json"), "{}");
        Assert.Equal(["exec", assembly], FunctionBuild.FindExecutable(Function with { Handler = "Shop" }).Skip(1));
    }

    private FunctionDefinition Function => new("Sell", "Shop::Shop.Functions::Sell") { CodeUri = project.FullName };

    private string Build(string folder, DateTime time)
    {
        var file = Path.GetFullPath(Path.Combine(project.FullName, folder, "Shop.dll"));
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, "");
        File.SetLastWriteTimeUtc(file, time);
        return file;
    }
}
