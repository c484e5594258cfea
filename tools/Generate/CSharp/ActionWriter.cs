namespace GameLobby.Generate.CSharp;

/// <summary>Writes a class for each group of actions, and the client's properties of these classes.</summary>
internal sealed class ActionWriter(WireDocument document)
{
    public IEnumerable<string> Lines()
    {
        var groups = document.Actions.GroupBy(action => action.Name.Split('.')[0]).ToList();
        return groups.SelectMany(group => Group(group.Key, group)).Concat(Properties(groups.Select(group => group.Key)));
    }

    private IEnumerable<string> Group(string group, IEnumerable<WireAction> actions) =>
    [
        "",
        $"/// <summary>Actions <c>{group}.*</c>. Methods return the reply or throw <see cref=\"LobbyException\"/>.</summary>",
        $"public sealed class {Names.Pascal(group)}Actions",
        "{",
        "    private readonly LobbySession session;",
        "",
        $"    internal {Names.Pascal(group)}Actions(LobbySession session) => this.session = session;",
        .. actions.SelectMany(Method),
        "}",
    ];

    private IEnumerable<string> Method(WireAction action)
    {
        var data = document.Schemas[action.Data];
        var isEmpty = data["properties"]!.AsObject().Count == 0;
        var isRequired = data["required"] is not null || data["oneOf"] is not null;
        var hasReply = document.Schemas[action.Reply]["properties"]!.AsObject().Count > 0;
        var parameters = isEmpty ? "" : isRequired ? $"{action.Data} data, " : $"{action.Data}? data = null, ";
        var element = $"Wire.Element(data, WireJson.Default.{action.Data})";
        var json = isEmpty ? "default" : isRequired ? element : $"data is null ? default : {element}";
        var result = hasReply ? $"<{action.Reply}>" : "";
        var method = Names.Pascal(action.Name.Split('.')[1]);
        return
        [
            "",
            $"    {Names.Summary(action.Comment)}",
            $"    public Task{result} {method}({parameters}RequestOptions? options = null, CancellationToken ct = default) =>",
            $"        session.Request(\"{action.Name}\", {json}{(hasReply ? $", WireJson.Default.{action.Reply}" : "")}, options, ct);",
        ];
    }

    private static IEnumerable<string> Properties(IEnumerable<string> groups)
    {
        var names = groups.Select(group => (Wire: group, Name: Names.Pascal(group))).ToList();
        return
        [
            "",
            "public sealed partial class LobbyClient",
            "{",
            .. names.SelectMany(group => new[]
            {
                $"    /// <summary>Actions <c>{group.Wire}.*</c>.</summary>",
                $"    public {group.Name}Actions {group.Name} {{ get; private set; }}",
                "",
            }),
            "    [MemberNotNull(" + string.Join(", ", names.Select(group => $"nameof({group.Name})")) + ")]",
            "    private void AddActions(LobbySession session)",
            "    {",
            .. names.Select(group => $"        {group.Name} = new(session);"),
            "    }",
            "}",
        ];
    }
}
