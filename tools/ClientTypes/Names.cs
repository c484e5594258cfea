using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace GameLobby.ClientTypes;

/// <summary>How the wire's words are spelled in C#.</summary>
internal static partial class Names
{
    /// <summary><c>lobby.quickJoin</c> and <c>lobby_full</c> as <c>LobbyQuickJoin</c> and <c>LobbyFull</c>.</summary>
    public static string Pascal(string text) =>
        string.Concat(Separators().Split(text).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    public static string Summary(string text) => $"/// <summary>{Xml(text)}</summary>";

    /// <summary>The text in a comment; `code` in it is marked as such.</summary>
    public static string Xml(string text) =>
        Quoted().Replace(text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal), "<c>$1</c>");

    /// <summary>What a union's members are told apart by, where its forms carry a name; else null.</summary>
    public static string? Discriminator(JsonObject form) =>
        form["properties"] is JsonObject properties && properties.FirstOrDefault() is { Key: "type" or "kind" } first ? first.Key : null;

    public static string Tag(JsonObject form) => (string)form["properties"]![Discriminator(form)!]!["enum"]![0]!;

    /// <summary>An event's name is a past participle: what is none was received.</summary>
    public static string Event(JsonObject push) =>
        Pascal(Tag(push)) is var name && name.EndsWith("ed", StringComparison.Ordinal) ? name : $"{name}Received";

    [GeneratedRegex("[._]")]
    private static partial Regex Separators();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
