using System.Text.Json.Nodes;

namespace GameLobby.ClientTypes;

/// <summary>Writes a constant for each error code of the service. The class's own comment is in the client's ErrorCodes.cs.</summary>
internal static class ErrorCodeWriter
{
    private static readonly Dictionary<string, string> Descriptions = new()
    {
        ["already_in_lobby"] = "the player is already in a lobby, whose id the exception carries. A player can be in one lobby at a time.",
        ["banned"] = "the player is banned from the lobby.",
        ["conflict"] = "the lobby is no longer at `ifVersion`, or too many requests changed it at once.",
        ["forbidden"] = "the player may not do this.",
        ["id_reused"] = "another request used this id within the last five minutes.",
        ["internal"] = "an unexpected error in the service.",
        ["invalid_request"] = "the data is invalid; the exception lists the errors by member.",
        ["invite_expired"] = "the invite has expired or was declined.",
        ["kicked"] = "the player was kicked and cannot rejoin yet.",
        ["lobby_closed"] = "the lobby is closed.",
        ["lobby_full"] = "the lobby has no free seat.",
        ["lobby_locked"] = "the lobby is locked; players can join only with an invite.",
        ["match_in_progress"] = "a match is starting or in progress.",
        ["muted"] = "the host has muted the player.",
        ["not_found"] = "the object does not exist or is not visible to the player.",
        ["not_host"] = "only the host may do this.",
        ["not_in_lobby"] = "the player is in no lobby.",
        ["not_ready"] = "the match cannot start: players are not ready, not online or too few.",
        ["payload_too_large"] = "the request exceeds the limit of 32 KiB.",
        ["rate_limited"] = "too many requests or wrong guesses in a short time.",
        ["team_full"] = "the team has no free place.",
        ["unavailable"] = "a dependency of the service failed. Retry the request under the same id.",
        ["unknown_action"] = "the service has no such action.",
        ["wrong_password"] = "the password is wrong.",
    };

    public static IEnumerable<string> Lines(JsonObject error) =>
    [
        "",
        "public static partial class ErrorCodes",
        "{",
        .. error["oneOf"]!.AsArray()
            .SelectMany(form => form!["properties"]!["code"]!["enum"]!.AsArray())
            .Select(code => (string)code!)
            .Order(StringComparer.Ordinal)
            .SelectMany(code => new[]
            {
                $"    {Names.Summary($"`{code}`: {Descriptions[code]}")}",
                $"    public const string {Names.Pascal(code)} = \"{code}\";",
            }),
        "}",
    ];
}
