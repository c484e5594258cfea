using System.IO.Enumeration;
using System.Text.Json.Nodes;

namespace GameLobby.LocalCloud.Gateway;

/// <summary>Evaluates the IAM policy that an authorizer answers: a Deny wins, and what nothing allows is denied.</summary>
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

    /// <summary>IAM takes a single item for a list of one.</summary>
    private static JsonNode?[] Items(JsonNode? node) => node switch
    {
        null => [],
        JsonArray list => [.. list],
        _ => [node],
    };
}
