using System.Text.Json;
using System.Text.Json.Nodes;

namespace GameLobby.Client.Tests.Conversations;

/// <summary>Whether a value is like another: it has its members, and in lists as many.</summary>
internal static class Likeness
{
    public static bool IsLike(this JsonNode? value, JsonNode? wanted) => (value, wanted) switch
    {
        (JsonObject has, JsonObject wants) => wants.All(member => has.ContainsKey(member.Key) && has[member.Key].IsLike(member.Value)),
        (JsonArray has, JsonArray wants) => has.Count == wants.Count && has.Zip(wants).All(pair => pair.First.IsLike(pair.Second)),
        _ => JsonNode.DeepEquals(value, wanted),
    };

    public static JsonNode? Node(this JsonElement json) => JsonNode.Parse(json.GetRawText());
}
