using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GameLobby.Client.Tests.Engines;

/// <summary>Code of a game engine's project, compiled in memory.</summary>
internal sealed class CompiledCode
{
    /// <summary>
    /// Fields that the engine sets (CS0649) or reads (CS0414), and the versions of references, which the .NET SDK ignores too.
    /// </summary>
    private static readonly string[] Ignored = ["CS0649", "CS0414", "CS1701", "CS1702"];

    private readonly CSharpCompilation compilation;

    public CompiledCode(
        string name,
        IEnumerable<string> sources,
        IEnumerable<MetadataReference> references,
        LanguageVersion version,
        NullableContextOptions nullable = NullableContextOptions.Disable,
        params string[] symbols)
    {
        var options = new CSharpParseOptions(version, preprocessorSymbols: symbols);
        compilation = CSharpCompilation.Create(
            name,
            sources.Select(source => CSharpSyntaxTree.ParseText(source, options)),
            references,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: nullable,
                specificDiagnosticOptions: Ignored.ToDictionary(id => id, _ => ReportDiagnostic.Suppress)));
    }

    /// <summary>The assemblies that the tests run with.</summary>
    public static IEnumerable<MetadataReference> RunningAssemblies { get; } =
        [.. FilesIn((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)];

    public MetadataReference Reference => compilation.ToMetadataReference();

    public void AssertNoDiagnostics() =>
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity is not DiagnosticSeverity.Hidden));

    public Assembly Load()
    {
        AssertNoDiagnostics();
        using var image = new MemoryStream();
        Assert.True(compilation.Emit(image).Success);
        return Assembly.Load(image.ToArray());
    }

    private static IEnumerable<MetadataReference> FilesIn(string list) =>
        list.Split(Path.PathSeparator).Select(file => MetadataReference.CreateFromFile(file));
}
