namespace GameLobby.Generate.CSharp;

/// <summary>Writes an event for each push, except <c>lobby.changed</c>, whose event LobbyClient.cs declares.</summary>
internal sealed class EventWriter(WireDocument document)
{
    public IEnumerable<string> Lines()
    {
        var pushes = document.Pushes
            .Where(push => push != "LobbyChangedPush")
            .Select(push => (Type: push, Event: Names.EventName(document.Schemas[push])))
            .ToList();
        return
        [
            "",
            "public partial interface ILobbyClient",
            "{",
            .. pushes.SelectMany(push => new[]
            {
                "",
                $"    {Names.Summary((string)document.Schemas[push.Type]["description"]!)}",
                $"    event Action<{push.Type}>? {push.Event};",
            }).Skip(1),
            "}",
            "",
            "public sealed partial class LobbyClient",
            "{",
            .. pushes.SelectMany(push => new[]
            {
                "    /// <inheritdoc/>",
                $"    public event Action<{push.Type}>? {push.Event};",
                "",
            }),
            "    private void RaisePush(Push push)",
            "    {",
            "        switch (push)",
            "        {",
            .. pushes.SelectMany(push => new[]
            {
                $"            case {push.Type} it:",
                $"                callbacks.Raise(() => {push.Event}, it);",
                "                break;",
            }),
            "        }",
            "    }",
            "}",
        ];
    }
}
