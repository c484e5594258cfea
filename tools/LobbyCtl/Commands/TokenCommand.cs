using System.CommandLine;
using System.Text.Json;

namespace GameLobby.LobbyCtl.Commands;

internal static class TokenCommand
{
    public static Command Create()
    {
        var player = Arguments.Player();
        var name = new Option<string?>("--name") { Description = "The display name.", HelpName = "NAME" };
        var scope = new Option<string?>("--scope") { Description = "The scopes, such as lobby:admin.", HelpName = "SCOPE" };
        var expiresIn = new Option<int?>("--expires-in") { Description = "The lifetime. Default: a day.", HelpName = "SECONDS" };
        return new Command("token", "Prints a player's token of LocalCloud.") { player, name, scope, expiresIn }
            .Runs(async (parsed, service, output, ct) =>
            {
                var token = await service.Issue(
                    parsed.GetRequiredValue(player), parsed.GetValue(name), parsed.GetValue(scope), parsed.GetValue(expiresIn), ct);
                if (output.AsJson) output.JsonLine(JsonSerializer.SerializeToElement(new { token }));
                else output.Line(token);
            });
    }
}
