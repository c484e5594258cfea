using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Amazon.Lambda.Annotations.SourceGenerator;

/// <summary>
/// Generates a handler class for each method with LambdaFunction. With GenerateMain it also generates the entry point, which selects the
/// handler by the environment variable ANNOTATIONS_HANDLER. It does not write the template; a test compares the template instead.
/// </summary>
[Generator]
public sealed class AnnotationsGenerator : IIncrementalGenerator
{
    private const string Attributes = "Amazon.Lambda.Annotations.";

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var methods = context.SyntaxProvider.ForAttributeWithMetadataName(
            Attributes + "LambdaFunctionAttribute",
            static (node, _) => node is MethodDeclarationSyntax,
            static (found, _) => LambdaMethod.From((IMethodSymbol)found.TargetSymbol, found.Attributes[0])).Collect();

        var startups = context.SyntaxProvider.ForAttributeWithMetadataName(
            Attributes + "LambdaStartupAttribute",
            static (node, _) => node is ClassDeclarationSyntax,
            static (found, _) => LambdaMethod.FullName((ITypeSymbol)found.TargetSymbol)).Collect();

        var facts = context.CompilationProvider.Select(static (compilation, _) => AssemblyFacts.From(compilation));

        context.RegisterSourceOutput(
            methods.Combine(startups).Combine(facts),
            static (output, found) => Write(output, found.Left.Left, found.Left.Right, found.Right));
    }

    private static void Write(
        SourceProductionContext output, ImmutableArray<LambdaMethod> methods, ImmutableArray<string> startups, AssemblyFacts facts)
    {
        var problems = ProblemsOf(methods, startups, facts).ToList();
        problems.ForEach(output.ReportDiagnostic);
        if (problems.Count > 0) return;

        foreach (var method in methods)
        {
            var serializer = (method.OwnSerializer ?? facts.Serializer)!;
            output.AddSource($"{method.HandlerClass}.g.cs", HandlerSource.Of(method, startups.FirstOrDefault(), serializer));
        }

        if (facts.WantsMain) output.AddSource("Program.g.cs", ProgramSource.Of(methods, facts.Serializer));
    }

    private static IEnumerable<Diagnostic> ProblemsOf(
        ImmutableArray<LambdaMethod> methods, ImmutableArray<string> startups, AssemblyFacts facts)
    {
        if (startups.Length > 1) yield return Diagnostic.Create(Problems.SeveralStartups, null);

        foreach (var method in methods)
        {
            var serializer = method.OwnSerializer ?? facts.Serializer;
            if (!method.HasValidResourceName) yield return Diagnostic.Create(Problems.BadResourceName, null, method.ResourceName);
            if (method.BoundParameter is { } bound) yield return Diagnostic.Create(Problems.NotBound, null, bound);
            if (serializer is null) yield return Diagnostic.Create(Problems.NoSerializer, null, method.Name);
        }

        if (!facts.WantsMain) yield break;
        if (!facts.IsExecutable) yield return Diagnostic.Create(Problems.NotExecutable, null);
        if (!facts.HasRuntimeSupport) yield return Diagnostic.Create(Problems.NoRuntimeSupport, null);
        if (methods.IsEmpty) yield return Diagnostic.Create(Problems.NoFunctions, null);
    }
}
