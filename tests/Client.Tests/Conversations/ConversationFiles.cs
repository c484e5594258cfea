using System.Globalization;
using System.Text.Json.Nodes;

namespace GameLobby.Client.Tests.Conversations;

/// <summary>Reads the stories in clients/conversations; its README describes the format.</summary>
internal static class ConversationFiles
{
    private static readonly string Folder = Repository.Path("clients/conversations");

    public static int Seed { get; } =
        int.Parse(Environment.GetEnvironmentVariable("CONVERSATION_SEED") ?? "1", CultureInfo.InvariantCulture);

    public static string StartPlan => Path.Combine(Folder, "start.plan");

    public static IEnumerable<string> Names => Directory.GetFiles(Folder, "*.json")
        .Select(file => Path.GetFileNameWithoutExtension(file))
        .Order(StringComparer.Ordinal);

    public static JsonObject Read(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, $"{name}.json")))!.AsObject();

    /// <summary>Returns the fault plan that LocalCloud starts with, with other rates.</summary>
    /// <param name="pushesTo">The id of the player whose pushes have faults; null for all players.</param>
    public static JsonObject Plan(JsonNode rates, string? pushesTo)
    {
        var plan = JsonNode.Parse(File.ReadAllText(StartPlan))!.AsObject();
        plan["seed"] = Seed;
        plan["rates"] = rates.DeepClone();
        plan["pushesTo"] = pushesTo;
        return plan;
    }
}
