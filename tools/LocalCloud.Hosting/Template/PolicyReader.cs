namespace GameLobby.LocalCloud.Template;

/// <summary>
/// Reads the Policies of a function: statements, managed policies of the template, and managed policies of AWS that only allow it to write
/// its log.
/// </summary>
/// <param name="managed">The template's resources of type AWS::IAM::ManagedPolicy.</param>
internal sealed class PolicyReader(IReadOnlyList<Resource> managed)
{
    /// <summary>Managed policies of AWS of which LocalCloud emulates nothing that they allow.</summary>
    private static readonly string[] Ignored = ["AWSLambdaBasicExecutionRole"];

    public IReadOnlyList<PolicyStatement> Read(Properties function) =>
        [.. function.Mixed("Policies").SelectMany(policy => policy.Text is { } name ? Managed(function, name) : Statements(policy.Map!))];

    private IEnumerable<PolicyStatement> Managed(Properties function, string name)
    {
        if (managed.FirstOrDefault(policy => policy.Id == name) is { } policy) return Statements(policy.Properties.Map("PolicyDocument"));
        return Ignored.Contains(name.Split('/')[^1])
            ? []
            : throw function.Wrong("Policies", $"statements, a policy of the template or {string.Join(", ", Ignored)}, not {name}");
    }

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
