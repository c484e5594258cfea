using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GameLobby.Compat.Tests.Template;

/// <summary>A method with LambdaFunction in source code: its name and the attribute's named literals.</summary>
internal sealed record AnnotatedFunction(string Method, IReadOnlyDictionary<string, string> Settings)
{
    public string Resource => Settings["ResourceName"];

    public static IEnumerable<AnnotatedFunction> In(string source) =>
        from method in CSharpSyntaxTree.ParseText(source).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
        from attribute in method.AttributeLists.SelectMany(list => list.Attributes)
        where attribute.Name.ToString() is "LambdaFunction" or "LambdaFunctionAttribute"
        select new AnnotatedFunction(method.Identifier.ValueText, Arguments(attribute));

    private static Dictionary<string, string> Arguments(AttributeSyntax attribute) =>
        (attribute.ArgumentList?.Arguments ?? []).ToDictionary(
            argument => argument.NameEquals!.Name.Identifier.ValueText,
            argument => ((LiteralExpressionSyntax)argument.Expression).Token.ValueText);
}
