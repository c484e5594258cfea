using System.Diagnostics;
using System.Text.Json;

namespace GameLobby.Client.Tests.Engines;

/// <summary>A copy of the Unity package with the assemblies that its build command produces.</summary>
public sealed class BuiltUnityPackage : IAsyncLifetime
{
    private const string Name = "com.gamelobby.client";
    private const string Client = "clients/csharp/GameLobby.Client/GameLobby.Client.csproj";

    private readonly DirectoryInfo temporary = Directory.CreateTempSubdirectory("unity-");

    public string Folder => Path.Combine(temporary.FullName, Name);

    public string[] Assemblies => Directory.GetFiles(Path.Combine(Folder, "Runtime/Plugins"), "*.dll");

    /// <summary>The reference assemblies of netstandard 2.1, which Unity has.</summary>
    public string[] NetStandard { get; private set; } = [];

    public async Task InitializeAsync()
    {
        var source = Repository.Path($"clients/unity/{Name}");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(source, file);
            if (path.StartsWith("Runtime/Plugins", StringComparison.Ordinal) && !path.EndsWith(".meta", StringComparison.Ordinal)) continue;
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Folder, path))!);
            File.Copy(file, Path.Combine(Folder, path));
        }

        await Run("build", Repository.Path("clients/unity/Package.proj"), $"-p:Plugins={Folder}/Runtime/Plugins/");
        var references = await Run(
            "msbuild", Repository.Path(Client), "-p:TargetFramework=netstandard2.1", "-t:ResolveReferences", "-getItem:ReferencePath");
        var names = Assemblies.Select(Path.GetFileName).ToHashSet();
        NetStandard =
        [
            .. JsonDocument.Parse(references).RootElement.GetProperty("Items").GetProperty("ReferencePath").EnumerateArray()
                .Select(item => item.GetProperty("FullPath").GetString()!)
                .Where(file => !names.Contains(Path.GetFileName(file))),
        ];
    }

    public Task DisposeAsync()
    {
        temporary.Delete(recursive: true);
        return Task.CompletedTask;
    }

    private async Task<string> Run(params string[] arguments)
    {
        // Other tests may build the same project at the same time. A build server would outlive the tests.
        string[] isolated = [$"-p:ArtifactsPath={temporary.FullName}/artifacts", "-p:UseSharedCompilation=false", "-nodeReuse:false"];
        var start = new ProcessStartInfo("dotnet", [.. arguments, .. isolated]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output);
        return output;
    }
}
