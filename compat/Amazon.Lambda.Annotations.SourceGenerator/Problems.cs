using Microsoft.CodeAnalysis;

namespace Amazon.Lambda.Annotations.SourceGenerator;

/// <summary>The build errors. Except for STANDIN they have the ids of the published generator.</summary>
internal static class Problems
{
    public static readonly DiagnosticDescriptor SeveralStartups =
        Error("AWSLambda0101", "Several startups", "Only one class can have the LambdaStartup attribute");

    public static readonly DiagnosticDescriptor NoRuntimeSupport =
        Error("AWSLambda0104", "Missing package", "GenerateMain needs a reference to Amazon.Lambda.RuntimeSupport");

    public static readonly DiagnosticDescriptor BadResourceName =
        Error("AWSLambda0106", "Invalid resource name", "'{0}' can't be a logical id: letters and digits only");

    public static readonly DiagnosticDescriptor NoSerializer =
        Error("AWSLambda0108", "Missing serializer", "The assembly has no LambdaSerializer attribute, and '{0}' does not set one");

    public static readonly DiagnosticDescriptor NotExecutable =
        Error("AWSLambda0111", "Not executable", "GenerateMain needs the output type exe");

    public static readonly DiagnosticDescriptor NoFunctions =
        Error("AWSLambda0113", "No functions", "GenerateMain is set, and no method is marked with LambdaFunction");

    public static readonly DiagnosticDescriptor NotBound = Error(
        "STANDIN", "Not supported", "The stand-in does not bind '{0}': a method with HttpApi takes the request, the context and services");

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, "AWSLambdaCSharpGenerator", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
