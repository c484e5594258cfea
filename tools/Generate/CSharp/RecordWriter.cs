using System.Text.Json.Nodes;

namespace GameLobby.Generate.CSharp;

/// <summary>Writes a record. Required members of a request are constructor parameters: Unity's C# 9 has no <c>required</c>.</summary>
internal sealed class RecordWriter(WireDocument document, IReadOnlyDictionary<string, string> unions)
{
    private const string AlwaysWritten = "[JsonIgnore(Condition = JsonIgnoreCondition.Never)]";

    public IEnumerable<string> Lines(string name, JsonObject schema)
    {
        var isInput = Member.IsInput(schema);
        var tag = Names.Discriminator(schema);
        var members = schema["properties"]!.AsObject()
            .Where(property => property.Key != tag)
            .Select(property => Member.Of(name, property.Key, property.Value!.AsObject(), document))
            .ToList();
        var parameters = isInput ? members.Where(member => member.IsRequired).ToList() : [];

        yield return "";
        yield return Names.Summary((string)schema["description"]!);
        foreach (var member in parameters) yield return $"/// <param name=\"{member.Name}\">{Names.Xml(member.Comment)}</param>";
        var access = document.Actions.Any(action => action.IsInternal && action.Data == name) ? "internal" : "public";
        var head = $"{access} sealed record {name}{Parameters(parameters)}{(unions.TryGetValue(name, out var union) ? $" : {union}" : "")}";
        var lines = (tag is null ? [] : Tag(tag, schema)).Concat(members.Except(parameters).SelectMany(Property)).Skip(1).ToList();
        foreach (var line in lines.Count == 0 ? [$"{head};"] : Body(head, lines)) yield return line;
    }

    private static IEnumerable<string> Body(string head, IEnumerable<string> lines) =>
        [head, "{", .. lines.Select(line => line.Length == 0 ? "" : $"    {line}"), "}"];

    private static IEnumerable<string> Tag(string tag, JsonObject schema) =>
        ["", "/// <inheritdoc/>", $"public override string {Names.Pascal(tag)} => \"{Names.Tag(schema)}\";"];

    private static string Parameters(List<Member> parameters) =>
        parameters.Count == 0 ? "" : $"({string.Join(", ", parameters.Select(Parameter))})";

    private static string Parameter(Member member) =>
        $"{(member.IsNullable ? $"[property: {AlwaysWritten[1..^1]}] " : "")}{Type(member)} {member.Name}";

    private IEnumerable<string> Property(Member member)
    {
        yield return "";
        yield return Names.Summary(member.Comment);
        if (member.IsOptional)
        {
            yield return $"[JsonConverter(typeof(OptionalConverter<{(member.IsValue(document) ? $"{member.Type}?" : member.Type)}>))]";
            yield return "[JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]";
        }
        else if (member is { IsRequired: true, IsNullable: true })
            yield return AlwaysWritten;
        yield return $"public {Type(member)} {member.Name} {{ get; init; }}{Default(member)}";
    }

    private static string Type(Member member) => member switch
    {
        { IsOptional: true } => $"Optional<{member.Type}?>",
        { IsRequired: true, IsNullable: false } => member.Type,
        _ => $"{member.Type}?",
    };

    private string Default(Member member)
    {
        if (!member.IsRequired || member.IsNullable || member.IsValue(document)) return "";
        return member.Type switch
        {
            "string" => " = \"\";",
            _ when member.Type.StartsWith("IReadOnlyList", StringComparison.Ordinal) => " = [];",
            _ when member.Type.StartsWith("IReadOnlyDictionary", StringComparison.Ordinal) => " = EmptyData.Instance;",
            _ => " = new();",
        };
    }
}
