using System.Collections.Frozen;

namespace GameLobby.ProtocolDocs;

/// <summary>The callers that an action allows, as full sentences for readers who don't have docs/protocol.md beside them.</summary>
internal static class Callers
{
    private static readonly FrozenDictionary<string, string> Sentences = new Dictionary<string, string>
    {
        ["anyone"] = "Allowed for any connected player.",
        ["member"] = "Allowed for members of the lobby.",
        ["member who is a player"] = "Allowed for members of the lobby who are players, not spectators.",
        ["member for their own team, host for any player"] =
            "Allowed for members of the lobby for their own team, and for the host for any player.",
        ["host"] = "Allowed for the host of the lobby.",
        ["host or admin"] = "Allowed for the host of the lobby, or any caller with the scope lobby:admin.",
    }.ToFrozenDictionary();

    /// <param name="cell">The "who" cell of an action's row.</param>
    public static string Sentence(string cell) => Sentences.TryGetValue(cell, out var sentence)
        ? sentence
        : throw new InvalidOperationException($"docs/protocol.md: no sentence is known for the callers \"{cell}\"");
}
