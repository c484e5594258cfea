using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GameLobby.Client.Tests.Engines;

/// <summary>The Unity package, without Unity: its files, its assemblies, and its code against stubs.</summary>
public sealed partial class UnityPackage(BuiltUnityPackage package) : IClassFixture<BuiltUnityPackage>
{
    [Fact]
    public void Every_file_and_folder_of_the_Unity_package_has_a_meta_file() => Assert.Equal(
        Imported().Where(path => !path.EndsWith(".meta", StringComparison.Ordinal)).Select(path => $"{path}.meta").Order(),
        Imported().Where(path => path.EndsWith(".meta", StringComparison.Ordinal)).Order());

    [Fact]
    public void The_GUIDs_of_the_Unity_package_are_unique()
    {
        var guids = Directory.GetFiles(package.Folder, "*.meta", SearchOption.AllDirectories)
            .Select(file => Guid().Match(File.ReadAllText(file)))
            .Select(match => match.Success ? match.Groups[1].Value : "")
            .ToArray();

        Assert.DoesNotContain("", guids);
        Assert.Equal(guids.Length, guids.Distinct().Count());
    }

    [Fact]
    public void Only_WebGL_builds_import_the_jslib()
    {
        var meta = File.ReadAllText(Path.Combine(package.Folder, "Runtime/WebGL/GameLobbySocket.jslib.meta"));
        Assert.Equal(["Any: 0", "Editor: 0", "WebGL: 1"], Platform().Matches(meta).Select(it => $"{it.Groups[1]}: {it.Groups[2]}"));
    }

    [Fact]
    public void The_Unity_package_and_the_client_have_the_same_version()
    {
        var project = XDocument.Load(Repository.Path("clients/csharp/GameLobby.Client/GameLobby.Client.csproj"));
        Assert.Equal(project.Descendants("Version").Single().Value, Json("package.json").GetProperty("version").GetString());
    }

    [Fact]
    public void The_manifest_of_the_Unity_package_names_existing_samples()
    {
        var manifest = Json("package.json");

        Assert.Equal("com.gamelobby.client", manifest.GetProperty("name").GetString());
        Assert.Equal("2021.3", manifest.GetProperty("unity").GetString());
        Assert.All(
            manifest.GetProperty("samples").EnumerateArray(),
            sample => Assert.True(Directory.Exists(Path.Combine(package.Folder, sample.GetProperty("path").GetString()!))));
    }

    [Fact]
    public void The_assembly_definitions_of_the_Unity_package_have_the_names_of_their_files()
    {
        var files = Directory.GetFiles(package.Folder, "*.asmdef", SearchOption.AllDirectories);

        Assert.Equal(2, files.Length);
        Assert.All(files, file => Assert.Equal(
            Path.GetFileNameWithoutExtension(file), Json(Path.GetRelativePath(package.Folder, file)).GetProperty("name").GetString()));
    }

    [Fact]
    public void The_Unity_package_contains_every_assembly_that_the_client_needs()
    {
        var available = package.Assemblies.Concat(package.NetStandard).Select(file => Path.GetFileNameWithoutExtension(file)).ToHashSet();
        var missing = package.Assemblies.SelectMany(References).Where(name => !available.Contains(name)).Distinct();

        Assert.Contains("GameLobby.Client", package.Assemblies.Select(file => Path.GetFileNameWithoutExtension(file)));
        Assert.Contains("netstandard", available);
        Assert.Empty(missing);
    }

    [Fact]
    public void The_Unity_package_contains_no_assembly_that_the_client_does_not_need()
    {
        var needed = package.Assemblies.SelectMany(References).Append("GameLobby.Client").ToHashSet();
        Assert.All(package.Assemblies, file => Assert.Contains(Path.GetFileNameWithoutExtension(file), needed));
    }

    [Fact]
    public void The_link_xml_of_the_Unity_package_names_its_assemblies()
    {
        var preserved = XDocument.Load(Path.Combine(package.Folder, "Runtime/link.xml")).Root!.Elements("assembly")
            .Select(assembly => assembly.Attribute("fullname")!.Value)
            .ToArray();

        Assert.NotEmpty(preserved);
        Assert.All(preserved, name => Assert.Contains(name, package.Assemblies.Select(file => Path.GetFileNameWithoutExtension(file))));
        Assert.Contains(
            "\"Packages/com.gamelobby.client/Runtime/link.xml\"",
            File.ReadAllText(Path.Combine(package.Folder, "Editor/LinkXml.cs")),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("UNITY_EDITOR")]
    [InlineData("UNITY_WEBGL")]
    [InlineData("UNITY_WEBGL", "UNITY_EDITOR")]
    public void The_code_of_the_Unity_package_compiles_as_CSharp_9(params string[] symbols)
    {
        var assemblies = package.NetStandard.Concat(package.Assemblies).Select(file => MetadataReference.CreateFromFile(file)).ToArray();
        var unity = new CompiledCode("UnityEngine", [UnityStubs.Runtime, UnityStubs.Editor], assemblies, LanguageVersion.Latest);
        CompiledCode Compile(string name, string folder, params IEnumerable<MetadataReference> more) => new(
            name,
            Directory.GetFiles(Path.Combine(package.Folder, folder), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText),
            [.. assemblies, unity.Reference, .. more],
            LanguageVersion.CSharp9,
            symbols: symbols);

        var runtime = Compile("GameLobby.Unity", "Runtime");
        var editor = Compile("GameLobby.Unity.Editor", "Editor");
        var sample = Compile("Sample", "Samples~/LobbyView", runtime.Reference);

        Assert.All([unity, runtime, editor, sample], code => code.AssertNoDiagnostics());
    }

    [Fact]
    public void The_Unity_page_shows_the_sample_of_the_package() => Assert.Equal(
        Repository.Text("clients/unity/com.gamelobby.client/Samples~/LobbyView/LobbyView.cs"),
        Repository.Text("docs/clients/unity.md").Split("```csharp\n")[1].Split("```")[0]);

    /// <summary>Returns what Unity imports: not folders that end with ~, nor hidden files.</summary>
    private IEnumerable<string> Imported() => Directory.GetFileSystemEntries(package.Folder, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(package.Folder, path).Replace('\\', '/'))
        .Where(path => !path.Split('/').Any(part => part.EndsWith('~') || part.StartsWith('.')));

    private JsonElement Json(string file) => JsonDocument.Parse(File.ReadAllText(Path.Combine(package.Folder, file))).RootElement;

    private static IEnumerable<string> References(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(it => metadata.GetString(metadata.GetAssemblyReference(it).Name))];
    }

    [GeneratedRegex("^guid: ([0-9a-f]{32})$", RegexOptions.Multiline)]
    private static partial Regex Guid();

    [GeneratedRegex(@"first:\s+(\w+):.*\s+second:\s+enabled: ([01])")]
    private static partial Regex Platform();
}
