using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using GameLobby.Application.Contracts;
using GameLobby.Application.Requests;
using GameLobby.Application.Sessions;
using GameLobby.Functions.Wire;

namespace GameLobby.Generate;

/// <summary>Fills the tables of docs/protocol.md.</summary>
internal sealed partial class ProtocolTables(JsonObject document)
{
    private readonly JsonObject schemas = document["components"]!["schemas"]!.AsObject();
    private readonly HashSet<string> listed = [];

    public string Fill(string page)
    {
        var filled = MarkdownTables.Fill(page, Rows);
        return Contract.Actions.Select(action => action.Name).Except(listed).ToArray() is { Length: > 0 } missing
            ? throw new InvalidOperationException($"No table of docs/protocol.md lists {string.Join(", ", missing)}.")
            : filled;
    }

    private IEnumerable<string> Rows(string name) => name switch
    {
        "callers" => MarkdownTables.Write(
            ["who", "meaning"], Enum.GetValues<Callers>().Select(it => new[] { Words(it), Contract.Docs.Of(it) })),
        "pushes" => MarkdownTables.Write(["type", "fields", "sent to", "meaning"], Contract.Pushes.Select(Push)),
        "changes" => MarkdownTables.Write(["kind", "fields", "effect on the snapshot"], Contract.Changes.Select(Change)),
        "reasons" => MarkdownTables.Write(["of", "reasons"], Contract.Changes.Concat(Contract.Pushes)
            .Where(type => Reasons(type).Count > 0)
            .Select(type => new[] { $"`{type.TypeDiscriminator}`", Words(Reasons(type)) })),
        "reason values" => MarkdownTables.Write(["reason", "meaning"], Contract.Changes.Concat(Contract.Pushes)
            .SelectMany(Reasons)
            .Distinct()
            .OrderBy(reason => reason.Word, StringComparer.Ordinal)
            .Select(reason => new[] { $"`{reason.Word}`", reason.Meaning })),
        "errors" => MarkdownTables.Write(["code", "over HTTP", "meaning"], Contract.ErrorCodes.Select(Error)),
        "sockets" => MarkdownTables.Write(
            ["action", "what it does"],
            Contract.Actions.Where(action => action.NeedsConnection).Select(action => new[] { $"`{action.Name}`", action.Summary })),
        "limits" => MarkdownTables.Write(["field of `limits`", "default", "meaning"], Limit()),
        _ => MarkdownTables.Write(["action", "who", "what it does", "data", "reply data"], Actions(name.Split(' ')).Select(Action)),
    };

    /// <summary>The actions that match a pattern (a name, or <c>group.*</c>) and that no earlier table lists.</summary>
    private List<ContractAction> Actions(string[] patterns)
    {
        var matches = patterns.SelectMany(pattern => Contract.Actions.Where(action => action.Name == pattern
            || (pattern.EndsWith(".*", StringComparison.Ordinal) && action.Name.StartsWith(pattern[..^1], StringComparison.Ordinal))));
        return matches.Where(action => listed.Add(action.Name)).ToList() is { Count: > 0 } actions
            ? actions
            : throw new InvalidOperationException($"docs/protocol.md: no action is named {string.Join(' ', patterns)}.");
    }

    private string[] Action(ContractAction action) =>
    [
        $"`{action.Name}`",
        Words(action.Callers),
        action.Summary,
        Fields(action.Request.Type.Name),
        action.Reply.Type == typeof(LobbySnapshot) ? "[snapshot](#the-lobby-snapshot)" : $"`{{{Names(action.Reply.Type.Name)}}}`",
    ];

    private static string[] Error(FieldInfo code)
    {
        var word = (string)code.GetRawConstantValue()!;
        var statuses = RefusalSchema.All
            .Where(error => error.Code == word)
            .Select(error => HttpReply.Status(error.Kind))
            .Distinct()
            .Order();
        return [$"`{word}`", string.Join(", ", statuses), Contract.Docs.Of(code)];
    }

    private string[] Push(JsonDerivedType push) =>
    [
        $"`{push.TypeDiscriminator}`",
        Fields(push.DerivedType.Name),
        Contract.SentTo(push).Recipients,
        Contract.Docs.Of(push.DerivedType),
    ];

    private string[] Change(JsonDerivedType change) =>
        [$"`{change.TypeDiscriminator}`", Fields(change.DerivedType.Name), Contract.Docs.Of(change.DerivedType)];

    /// <summary>The fields of a schema in one pair of backticks. Those that may be left out end with a question mark.</summary>
    private string Fields(string schema)
    {
        var either = schemas[schema]!["oneOf"]?.AsArray().Select(form => (string)form!["required"]![0]!).ToArray() ?? [];
        var rest = Names(schema, either);
        var choice = string.Join(" or ", either.Select(field => $"`{field}`"));
        return string.Join("; ", new[] { choice, rest.Length > 0 ? $"`{rest}`" : "" }.Where(part => part.Length > 0));
    }

    private string Names(string schema, params string[] without)
    {
        var required = schemas[schema]!["required"]?.AsArray().Select(field => (string)field!).ToHashSet() ?? [];
        return string.Join(", ", schemas[schema]!["properties"]!.AsObject()
            .Select(property => property.Key)
            .Where(field => field is not ("type" or "kind") && !without.Contains(field))
            .OrderBy(field => !required.Contains(field))
            .Select(field => required.Contains(field) ? field : $"{field}?"));
    }

    private static string Words(IEnumerable<(string Word, string Meaning)> reasons) =>
        string.Join(", ", reasons.Select(reason => $"`{reason.Word}`"));

    private static IReadOnlyList<(string Word, string Meaning)> Reasons(JsonDerivedType type) =>
        Contract.Reasons(type.DerivedType.GetProperty("Reason"));

    private static IEnumerable<string[]> Limit() => JsonSerializer.SerializeToNode(Limits.Default, Contract.Replies)!.AsObject()
        .Select(limit => new[]
        {
            $"`{limit.Key}`",
            $"{limit.Value}",
            Contract.Docs.Of(typeof(Limits).GetProperty(limit.Key, BindingFlags.IgnoreCase | BindingFlags.Public | BindingFlags.Instance)!),
        });

    /// <summary>Returns <c>host or admin</c> for <c>HostOrAdmin</c>.</summary>
    private static string Words(Callers callers) => WordStart.Replace(callers.ToString(), " $0").TrimStart().ToLowerInvariant();

    [GeneratedRegex("[A-Z]")]
    private static partial Regex WordStart { get; }
}
