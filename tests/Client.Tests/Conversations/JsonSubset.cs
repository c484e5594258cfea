using System.Text.Json;
using System.Text.Json.Nodes;

namespace GameLobby.Client.Tests.Conversations;

/// <summary>Compares JSON with an expected part of it.</summary>
internal static class JsonSubset
{
    /// <summary>Whether the value has all expected members; lists must also have the same length.</summary>
    public static bool Contains(this JsonNode? value, JsonNode? expected) => (value, expected) switch
    {
        (JsonObject actual, JsonObject part) => part.All(it => actual.ContainsKey(it.Key) && actual[it.Key].Contains(it.Value)),
        (JsonArray actual, JsonArray part) => actual.Count == part.Count && actual.Zip(part).All(it => it.First.Contains(it.Second)),
        _ => JsonNode.DeepEquals(value, expected),
    };

    public static JsonNode? Node(this JsonElement json) => JsonNode.Parse(json.GetRawText());
}
