namespace GameLobby.LocalCloud.Template;

/// <summary>Reads the Policies of a function: statements, and managed policies that only allow it to write its log.</summary>
internal static class PolicyReader
{
    /// <summary>Managed policies of which LocalCloud emulates nothing that they allow.</summary>
    private static readonly string[] Ignored = ["AWSLambdaBasicExecutionRole"];

    public static IReadOnlyList<PolicyStatement> Read(Properties function) =>
        [.. function.Mixed("Policies").SelectMany(policy => policy.Text is { } name ? Managed(function, name) : Statements(policy.Map!))];

    private static IEnumerable<PolicyStatement> Managed(Properties function, string name) => Ignored.Contains(name.Split('/')[^1])
        ? []
        : throw function.Wrong("Policies", $"statements or {string.Join(", ", Ignored)}, not {name}");

    private static IEnumerable<PolicyStatement> Statements(Properties policy)
    {
        if (!policy.Names.Contains("Statement")) throw policy.Wrong("Statement", "a list; SAM's policy templates are not supported");
        foreach (var statement in policy.Maps("Statement"))
        {
            foreach (var unsupported in new[] { "Condition", "NotAction", "NotResource", "Principal" })
                if (statement.Names.Contains(unsupported)) throw statement.Wrong(unsupported, "nothing, because it is not supported");
            yield return new(statement.Text("Effect") == "Allow", statement.TextOrTexts("Action"), statement.TextOrTexts("Resource"));
        }
    }
}
