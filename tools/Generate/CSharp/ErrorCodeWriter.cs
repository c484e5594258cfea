namespace GameLobby.Generate.CSharp;

/// <summary>Writes a constant for each error code of the service. The class's own comment is in the client's ErrorCodes.cs.</summary>
internal static class ErrorCodeWriter
{
    public static IEnumerable<string> Lines() =>
    [
        "",
        "public static partial class ErrorCodes",
        "{",
        .. Contract.ErrorCodes.SelectMany(code => new[]
        {
            $"    {Names.Summary(Contract.Docs.Of(code))}",
            $"    public const string {code.Name} = \"{code.GetRawConstantValue()}\";",
        }),
        "}",
    ];
}
