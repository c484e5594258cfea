using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GameLobby.Compat.Tests.Template;

/// <summary>A method with LambdaFunction in source code: its name and the attribute's named literals.</summary>
/// <param name="Method">The method's name.</param>
/// <param name="Settings">The named literals of LambdaFunction.</param>
/// <param name="Route">The HTTP method and the path of HttpApi; null without that attribute.</param>
internal sealed record AnnotatedFunction(string Method, IReadOnlyDictionary<string, string> Settings, (string Method, string Path)? Route)
{
    public string Resource => Settings["ResourceName"];

    public static IEnumerable<AnnotatedFunction> In(string source) =>
        from method in CSharpSyntaxTree.ParseText(source).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
        from attribute in method.AttributeLists.SelectMany(list => list.Attributes)
        where attribute.Name.ToString() is "LambdaFunction" or "LambdaFunctionAttribute"
        select new AnnotatedFunction(method.Identifier.ValueText, Arguments(attribute), RouteOf(method));

    private static (string Method, string Path)? RouteOf(MethodDeclarationSyntax method) => method.AttributeLists
        .SelectMany(list => list.Attributes)
        .Where(attribute => attribute.Name.ToString() is "HttpApi" or "HttpApiAttribute")
        .Select(attribute => attribute.ArgumentList!.Arguments)
        .Select(arguments => ((string, string)?)(
            ((MemberAccessExpressionSyntax)arguments[0].Expression).Name.Identifier.ValueText,
            ((LiteralExpressionSyntax)arguments[1].Expression).Token.ValueText))
        .SingleOrDefault();

    private static Dictionary<string, string> Arguments(AttributeSyntax attribute) =>
        (attribute.ArgumentList?.Arguments ?? []).ToDictionary(
            argument => argument.NameEquals!.Name.Identifier.ValueText,
            argument => ((LiteralExpressionSyntax)argument.Expression).Token.ValueText);
}
