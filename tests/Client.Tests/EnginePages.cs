using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GameLobby.Client.Tests;

/// <summary>Compiles the code on the Unity and Godot pages, against stubs of the engine types that it uses.</summary>
public sealed class EnginePages
{
    private const string SignIn = """
        internal static class SignIn
        {
            public static System.Threading.Tasks.Task<string> Token(System.Threading.CancellationToken ct) =>
                System.Threading.Tasks.Task.FromResult("");
        }
        """;

    private const string Unity = """
        namespace UnityEngine
        {
            public class MonoBehaviour { }
            public sealed class SerializeField : System.Attribute { }
            public static class Debug
            {
                public static void Log(object message) { }
                public static void LogWarning(object message) { }
            }
        }
        """;

    private const string Godot = """
        namespace Godot
        {
            public class Node
            {
                public virtual void _Ready() { }
                public virtual void _ExitTree() { }
            }
            public sealed class ExportAttribute : System.Attribute { }
            public static class GD
            {
                public static void Print(params object[] what) { }
                public static void PushWarning(params object[] what) { }
            }
        }
        """;

    [Fact]
    public void The_code_of_the_Unity_page_compiles_as_CSharp_9() =>
        AssertCompiles("docs/clients/unity.md", Unity, LanguageVersion.CSharp9, NullableContextOptions.Disable);

    [Fact]
    public void The_code_of_the_Godot_page_compiles_as_CSharp_12() =>
        AssertCompiles("docs/clients/godot.md", Godot, LanguageVersion.CSharp12, NullableContextOptions.Enable);

    private static void AssertCompiles(string page, string engine, LanguageVersion version, NullableContextOptions nullable)
    {
        var text = Repository.Text(page);
        var block = text.Split("```csharp\n")[1].Split("```")[0];
        var options = new CSharpParseOptions(version);
        var platform = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        var compilation = CSharpCompilation.Create(
            "Page",
            new[] { block, engine, SignIn }.Select(source => CSharpSyntaxTree.ParseText(source, options)),
            platform.Split(Path.PathSeparator).Select(file => MetadataReference.CreateFromFile(file)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: nullable));
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic =>
            diagnostic.Severity is not DiagnosticSeverity.Hidden && diagnostic.Id is not ("CS0649" or "CS0414")));
    }
}
