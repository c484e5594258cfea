using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Amazon.Lambda.Annotations.SourceGenerator;

/// <summary>A parameter of an annotated method; <see cref="Type"/> is its full name.</summary>
internal sealed record LambdaParameter(string Name, string Type, bool IsService);

/// <summary>The return type of an annotated method.</summary>
internal enum Result
{
    Nothing,
    Value,
    Task,
    TaskOfValue,
}

/// <summary>The parts of an annotated method that its handler depends on.</summary>
internal sealed record LambdaMethod(
    string Namespace, string Class, string Name, string ResourceName, Sequence<LambdaParameter> Parameters, Result Result,
    string ReturnType, string? OwnSerializer, bool IsHttpApi)
{
    private const string HttpApi = "Amazon.Lambda.Annotations.APIGateway.HttpApiAttribute";
    private const string HttpRequest = "global::Amazon.Lambda.APIGatewayEvents.APIGatewayHttpApiV2ProxyRequest";
    private const string Context = "global::Amazon.Lambda.Core.ILambdaContext";
    private const string Services = "Amazon.Lambda.Annotations.FromServicesAttribute";
    private const string Serializer = "Amazon.Lambda.Core.LambdaSerializerAttribute";
    private static readonly Regex LogicalId = new("^[a-zA-Z0-9]+$");

    public string HandlerClass => $"{Class}_{Name}_Generated";

    public bool HasValidResourceName => LogicalId.IsMatch(ResourceName);

    /// <summary>The parameters that Lambda passes, which do not come from the services.</summary>
    public IEnumerable<LambdaParameter> Inputs => Parameters.Where(p => !p.IsService);

    /// <summary>A parameter that would be bound to a part of the HTTP request; null if there is none.</summary>
    public string? BoundParameter => IsHttpApi ? Inputs.FirstOrDefault(p => p.Type is not (HttpRequest or Context))?.Name : null;

    public static LambdaMethod From(IMethodSymbol method, AttributeData annotation)
    {
        var type = method.ContainingType;
        var name = $"{type.Name}_{method.Name}_Generated";
        var resource = annotation.NamedArguments.FirstOrDefault(a => a.Key == "ResourceName").Value.Value as string;
        return new(
            type.ContainingNamespace.ToDisplayString(),
            type.Name,
            method.Name,
            resource ?? string.Concat($"{type.ContainingNamespace.ToDisplayString()}{name}".Where(char.IsLetterOrDigit)),
            new(method.Parameters.Select(Parameter).ToImmutableArray()),
            ResultOf(method),
            method.ReturnsVoid ? "void" : FullName(method.ReturnType),
            SerializerOf(method),
            method.GetAttributes().Any(a => a.AttributeClass?.ToDisplayString() == HttpApi));
    }

    public static string? SerializerOf(ISymbol marked) =>
        marked.GetAttributes().FirstOrDefault(a => a.AttributeClass?.ToDisplayString() == Serializer)?.ConstructorArguments[0].Value
            is ITypeSymbol type ? FullName(type) : null;

    public static string FullName(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    private static LambdaParameter Parameter(IParameterSymbol parameter) => new(
        parameter.Name,
        FullName(parameter.Type),
        parameter.GetAttributes().Any(a => a.AttributeClass?.ToDisplayString() == Services));

    private static Result ResultOf(IMethodSymbol method) => method.ReturnType switch
    {
        { SpecialType: SpecialType.System_Void } => Result.Nothing,
        INamedTypeSymbol { Name: "Task", IsGenericType: true } => Result.TaskOfValue,
        INamedTypeSymbol { Name: "Task" } => Result.Task,
        _ => Result.Value,
    };
}
