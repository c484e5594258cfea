using Microsoft.CodeAnalysis;

namespace Amazon.Lambda.Annotations.SourceGenerator;

/// <summary>Settings of the assembly: its serializer, whether to generate an entry point, and whether that is possible.</summary>
internal sealed record AssemblyFacts(string? Serializer, bool WantsMain, bool IsExecutable, bool HasRuntimeSupport)
{
    private const string GlobalProperties = "Amazon.Lambda.Annotations.LambdaGlobalPropertiesAttribute";

    public static AssemblyFacts From(Compilation compilation) => new(
        LambdaMethod.SerializerOf(compilation.Assembly),
        compilation.Assembly.GetAttributes()
            .Where(a => a.AttributeClass?.ToDisplayString() == GlobalProperties)
            .SelectMany(a => a.NamedArguments)
            .Any(a => a.Key == "GenerateMain" && a.Value.Value is true),
        compilation.Options.OutputKind == OutputKind.ConsoleApplication,
        compilation.ReferencedAssemblyNames.Any(a => a.Name == "Amazon.Lambda.RuntimeSupport"));
}
