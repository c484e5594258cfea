using System.Text.Json.Nodes;

namespace GameLobby.Generate.CSharp;

/// <summary>
/// Writes the client's methods for actions: in its interface, in its class, and as extension methods that take a request's
/// required members.
/// </summary>
internal sealed class ActionWriter(WireDocument document)
{
    private const string CommonParameters = "RequestOptions? options = null, CancellationToken cancellationToken = default";

    private static readonly string[] CommonComments =
    [
        "/// <param name=\"options\">The request's id and timeout.</param>",
        "/// <param name=\"cancellationToken\">Cancels the wait. A request that was sent may still take effect.</param>",
    ];

    private static readonly string[] Exception =
    [
        "/// <exception cref=\"LobbyException\">The request was refused, or got no reply in time.</exception>",
    ];

    public IEnumerable<string> Lines()
    {
        var methods = document.Actions.Where(action => !action.IsInternal).Select(action => new Method(action, document)).ToList();
        return
        [
            .. Type("public partial interface ILobbyClient", methods.Select(Declaration)),
            .. Type("public sealed partial class LobbyClient", methods.Select(Implementation)),
            "",
            "/// <summary>Methods for the common case: they take the required members of a request.</summary>",
            .. Type("public static class LobbyClientExtensions", methods.Where(it => it.Required.Count > 0).Select(Shortcut)).Skip(1),
        ];
    }

    private static IEnumerable<string> Type(string head, IEnumerable<IEnumerable<string>> members)
    {
        var lines = members.SelectMany(member => member.Prepend("")).Skip(1);
        return ["", head, "{", .. lines.Select(line => line.Length == 0 ? "" : $"    {line}"), "}"];
    }

    private static IEnumerable<string> Declaration(Method method) =>
    [
        Names.Summary(method.Action.Comment),
        .. method.IsEmpty ? Array.Empty<string>() : ["/// <param name=\"request\">The request's data.</param>"],
        .. CommonComments,
        .. method.Returns is { } text ? new[] { $"/// <returns>{Names.Xml(text)}</returns>" } : [],
        .. Exception,
        $"{method.Result} {method.Name}({method.Parameter}{CommonParameters});",
    ];

    private static IEnumerable<string> Implementation(Method method) =>
    [
        "/// <inheritdoc/>",
        $"public {method.Result} {method.Name}({method.Parameter}{CommonParameters}) =>",
        $"    session.Request(\"{method.Action.Name}\", {method.Json}{method.ReplyInfo}, options, cancellationToken);",
    ];

    private static IEnumerable<string> Shortcut(Method method) =>
    [
        Names.Summary(method.Action.Comment),
        "/// <param name=\"client\">The client.</param>",
        .. method.Required.Select(it => $"/// <param name=\"{it.WireName}\">{Names.Xml(it.Comment)}</param>"),
        .. CommonComments,
        .. method.Returns is { } text ? new[] { $"/// <returns>{Names.Xml(text)}</returns>" } : [],
        .. Exception,
        $"public static {method.Result} {method.Name}(",
        $"    this ILobbyClient client, {method.RequiredParameters}{CommonParameters}) =>",
        $"    client.{method.Name}(new {method.Action.Data}({method.RequiredArguments}), options, cancellationToken);",
    ];

    /// <summary>An action's method, and what its C# is made of.</summary>
    private sealed class Method(WireAction action, WireDocument document)
    {
        private readonly JsonObject data = document.Schemas[action.Data];
        private readonly JsonObject reply = document.Schemas[action.Reply];

        public WireAction Action => action;

        public string Name => Names.MethodName(action);

        public bool IsEmpty => data["properties"]!.AsObject().Count == 0;

        /// <summary>The members that every request has.</summary>
        public IReadOnlyList<Member> Required { get; } =
        [
            .. document.Schemas[action.Data]["properties"]!.AsObject()
                .Select(property => Member.Of(action.Data, property.Key, property.Value!.AsObject(), document))
                .Where(member => member.IsRequired),
        ];

        public string RequiredParameters => string.Concat(Required.Select(it => $"{it.ParameterType} {it.WireName}, "));

        public string RequiredArguments => string.Join(", ", Required.Select(it => it.WireName));

        public string Parameter => IsEmpty ? "" : NeedsData ? $"{action.Data} request, " : $"{action.Data}? request = null, ";

        public string Json => IsEmpty ? "default" : NeedsData ? Element : $"request is null ? default : {Element}";

        public string Result => HasReply ? $"Task<{action.Reply}>" : "Task";

        public string ReplyInfo => HasReply ? $", WireJson.Default.{action.Reply}" : "";

        public string? Returns => HasReply ? (string)reply["description"]! : null;

        private bool NeedsData => Required.Count > 0 || data["oneOf"] is not null;

        private bool HasReply => reply["properties"]!.AsObject().Count > 0;

        private string Element => $"Wire.Element(request, WireJson.Default.{action.Data})";
    }
}
