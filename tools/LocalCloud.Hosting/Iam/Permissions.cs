using System.Collections.Concurrent;
using System.IO.Enumeration;
using GameLobby.LocalCloud.Template;

namespace GameLobby.LocalCloud.Iam;

/// <summary>
/// Decides by the policies of a template what a function may do, and counts what it did. Callers that are no function, such as a
/// developer's own tools, may do everything.
/// </summary>
internal sealed class Permissions(Stack stack)
{
    private readonly Dictionary<string, IReadOnlyList<PolicyStatement>> policies =
        stack.Functions.ToDictionary(function => function.Id, function => function.Policies);

    private readonly ConcurrentDictionary<(string Function, string Action, string Resource), long> uses = [];

    /// <param name="caller">The caller's access key, which is a function's logical id; null if it is unknown.</param>
    /// <param name="action">The action, such as dynamodb:GetItem.</param>
    /// <param name="resource">The resource's ARN.</param>
    /// <returns>The message of AWS's refusal; null if the caller may do it.</returns>
    public string? Refusal(string? caller, string action, string resource)
    {
        if (caller is null || !policies.TryGetValue(caller, out var statements)) return null;
        var matching = statements.Where(statement => Matches(statement, action, resource)).ToList();
        var denied = matching.Exists(statement => !statement.Allows);
        if (matching.Count == 0 || denied)
        {
            var reason = denied
                ? "with an explicit deny in an identity-based policy"
                : $"because no identity-based policy allows the {action} action";
            var user = $"arn:{stack.Account.Partition}:sts::{stack.Account.Id}:assumed-role/{caller}Role/{caller}";
            return $"User: {user} is not authorized to perform: {action} on resource: {resource} {reason}";
        }

        foreach (var statement in matching)
        {
            var key = (
                caller,
                statement.Actions.First(each => IsAction(each, action)),
                statement.Resources.First(each => IsResource(each, resource)));
            uses.AddOrUpdate(key, 1, (_, count) => count + 1);
        }

        return null;
    }

    /// <summary>What the policies allow, and how often each permission was used.</summary>
    public IReadOnlyList<PermissionUse> Uses() =>
    [
        .. from function in policies
           from statement in function.Value
           where statement.Allows
           from action in statement.Actions
           from resource in statement.Resources
           select new PermissionUse(function.Key, action, resource, uses.GetValueOrDefault((function.Key, action, resource))),
    ];

    private static bool Matches(PolicyStatement statement, string action, string resource) =>
        statement.Actions.Any(each => IsAction(each, action)) && statement.Resources.Any(each => IsResource(each, resource));

    private static bool IsAction(string pattern, string action) =>
        FileSystemName.MatchesSimpleExpression(pattern, action, ignoreCase: true);

    private static bool IsResource(string pattern, string arn) =>
        FileSystemName.MatchesSimpleExpression(pattern, arn, ignoreCase: false);
}
