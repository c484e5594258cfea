using System.CommandLine;
using System.Text.Json.Nodes;

namespace GameLobby.LobbyCtl.Commands;

/// <summary>The options that choose lobbies, with the names of the fields of <c>admin.lobbies</c>.</summary>
internal sealed class LobbyFilter
{
    private readonly Option<string?> mode = new("--mode") { Description = "Only lobbies of this mode.", HelpName = "MODE" };

    private readonly Option<string?> region = new("--region") { Description = "Only lobbies of this region.", HelpName = "REGION" };

    private readonly Option<string?> status = new("--status") { Description = "Only lobbies with this status." };

    private readonly Option<string?> visibility = new("--visibility") { Description = "Only lobbies with this visibility." };

    private readonly Option<string?> text = new("--text") { Description = "Part of the name, or the whole code.", HelpName = "TEXT" };

    private readonly Option<int?> limit = new("--limit") { Description = "Maximum number of lobbies. Default: 20.", HelpName = "NUMBER" };

    public LobbyFilter()
    {
        status.AcceptOnlyFromAmong("open", "starting", "inMatch");
        visibility.AcceptOnlyFromAmong("public", "private", "invite");
    }

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { mode, region, status, visibility, text, limit }) command.Add(option);
    }

    public JsonObject Data(ParseResult parsed) => new()
    {
        ["mode"] = parsed.GetValue(mode),
        ["region"] = parsed.GetValue(region),
        ["status"] = parsed.GetValue(status),
        ["visibility"] = parsed.GetValue(visibility),
        ["text"] = parsed.GetValue(text),
        ["limit"] = parsed.GetValue(limit),
    };
}
