using System.Text.Json.Nodes;

namespace GameLobby.Functions.Tests.Fuzzing;

/// <summary>Ids, codes and cursors that replies contained, for later requests.</summary>
internal sealed class KnownValues
{
    private const int MaxOfAName = 20;

    private static readonly string[] Names = ["lobbyId", "code", "inviteId", "messageId", "cursor", "version", "before"];

    private readonly Dictionary<string, List<string>> values = Names.ToDictionary(name => name, _ => new List<string> { "unknown" });

    public void Learn(string reply)
    {
        if (JsonNode.Parse(reply)!["data"] is JsonObject data) Learn(data);
    }

    /// <summary>Returns one of the last values of this name.</summary>
    public string Pick(string name, Random random) => random.Pick(values[name]);

    private void Learn(JsonObject data)
    {
        foreach (var (name, value) in data)
        {
            if (value is JsonObject nested) Learn(nested);
            if (value is not JsonValue || !values.TryGetValue(name, out var known)) continue;

            known.Add(value.ToString());
            if (known.Count > MaxOfAName) known.RemoveAt(0);
        }
    }
}
