using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace GameLobby.Generate.CSharp;

/// <summary>Converts wire names and texts to C#.</summary>
internal static partial class Names
{
    /// <summary>Converts <c>lobby.quickJoin</c> and <c>lobby_full</c> to <c>LobbyQuickJoin</c> and <c>LobbyFull</c>.</summary>
    public static string Pascal(string text) =>
        string.Concat(Separators().Split(text).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    public static string Summary(string text) => $"/// <summary>{Xml(text)}</summary>";

    /// <summary>Escapes a text for a doc comment; `code` becomes a <c>c</c> element.</summary>
    public static string Xml(string text) =>
        InlineCode().Replace(
            text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal), "<c>$1</c>");

    /// <summary>Returns the property that names a union's member (<c>type</c> or <c>kind</c>), if any.</summary>
    public static string? Discriminator(JsonObject form) =>
        form["properties"] is JsonObject properties && properties.FirstOrDefault() is { Key: "type" or "kind" } first ? first.Key : null;

    public static string Tag(JsonObject form) => (string)form["properties"]![Discriminator(form)!]!["enum"]![0]!;

    /// <summary>Returns a push's event name, a past participle: <c>LobbyClosed</c>, but <c>SignalReceived</c>.</summary>
    public static string EventName(JsonObject push) =>
        Pascal(Tag(push)) is var name && name.EndsWith("ed", StringComparison.Ordinal) ? name : $"{name}Received";

    /// <summary>Returns the name of an action's method: <c>JoinLobbyAsync</c> sends a <c>JoinLobby</c>.</summary>
    public static string MethodName(WireAction action) => $"{action.Data}Async";

    [GeneratedRegex("[._]")]
    private static partial Regex Separators();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex InlineCode();
}
