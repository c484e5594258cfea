using System.IO.Enumeration;
using System.Text.Json.Nodes;

namespace GameLobby.LocalCloud.Gateway;

/// <summary>Evaluates the IAM policy of an authorizer. A Deny overrides an Allow, and the default is to deny.</summary>
internal static class Policy
{
    private const string Action = "execute-api:Invoke";

    public static bool Allows(JsonNode? policy, string resource)
    {
        var effects = Items(policy?["Statement"])
            .Where(statement => Matches(statement?["Action"], Action) && Matches(statement?["Resource"], resource))
            .Select(statement => statement?["Effect"]?.ToString())
            .ToList();
        return effects.Contains("Allow") && !effects.Contains("Deny");
    }

    private static bool Matches(JsonNode? patterns, string value) =>
        Items(patterns).Any(pattern => pattern is not null && FileSystemName.MatchesSimpleExpression(pattern.ToString(), value));

    /// <summary>Returns the items of a list; IAM treats a single item as a list of one.</summary>
    private static JsonNode?[] Items(JsonNode? node) => node switch
    {
        null => [],
        JsonArray list => [.. list],
        _ => [node],
    };
}
