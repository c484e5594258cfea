using GameLobby.Generate.CSharp;

namespace GameLobby.Generate;

/// <summary>Fills the tables of docs/clients/README.md: what actions and pushes are called in the two clients.</summary>
internal sealed class ClientNames(WireDocument document)
{
    private static readonly string[] Headings = ["C#", "TypeScript", "on the wire"];

    public string Fill(string page) => MarkdownTables.Fill(page, name => MarkdownTables.Write(Headings, name switch
    {
        "methods" => document.Actions.Where(action => !action.IsInternal).Select(action => Row(Names.MethodName(action), action.Name)),
        "events" => document.Pushes.Select(push => document.Schemas[push]).Select(push => Row(Names.EventName(push), Names.Tag(push))),
        _ => throw new InvalidOperationException($"No table of clients' names is called {name}."),
    }));

    private static string[] Row(string name, string onTheWire) =>
        [$"`{name}`", $"`{char.ToLowerInvariant(name[0])}{name[1..].Replace("Async", "", StringComparison.Ordinal)}`", $"`{onTheWire}`"];
}
