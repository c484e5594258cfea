using Microsoft.CodeAnalysis;

namespace Amazon.Lambda.Annotations.SourceGenerator;

/// <summary>What the compilation as a whole says: its serializer, whether an entry point is wanted, and whether it can have one.</summary>
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
