namespace GameLobby.ClientTypes;

/// <summary>An event for each push. That of a lobby's changes is written by hand: it tells the lobby before and after.</summary>
internal sealed class EventWriter(WireDocument document)
{
    public IEnumerable<string> Lines()
    {
        var pushes = document.Pushes
            .Where(push => push != "LobbyChangedPush")
            .Select(push => (Type: push, Event: Names.Event(document.Schemas[push])))
            .ToList();
        return
        [
            "",
            "public sealed partial class LobbyClient",
            "{",
            .. pushes.SelectMany(push => new[]
            {
                $"    {Names.Summary((string)document.Schemas[push.Type]["description"]!)}",
                $"    public event Action<{push.Type}>? {push.Event};",
                "",
            }),
            "    private void Raise(Push push)",
            "    {",
            "        switch (push)",
            "        {",
            .. pushes.SelectMany(push => new[]
            {
                $"            case {push.Type} it:",
                $"                callbacks.Tell(() => {push.Event}, it);",
                "                break;",
            }),
            "        }",
            "    }",
            "}",
        ];
    }
}
