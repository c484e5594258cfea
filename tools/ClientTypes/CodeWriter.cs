using System.Text.Json.Nodes;

namespace GameLobby.ClientTypes;

/// <summary>A constant for each code that the service refuses with. The class has its comment where the client's own codes are.</summary>
internal static class CodeWriter
{
    private static readonly Dictionary<string, string> Known = new()
    {
        ["already_in_lobby"] = "a player is in one lobby at a time, and this one in the lobby that the exception names.",
        ["banned"] = "the host does not let the player in any more.",
        ["conflict"] = "the lobby is not at `ifVersion` any more, or changed by too many at once.",
        ["forbidden"] = "the player may not do that.",
        ["id_reused"] = "another request had this id within the last five minutes.",
        ["internal"] = "something broke in the service.",
        ["invalid_request"] = "a member of the data is not as it has to be; the exception says which.",
        ["invite_expired"] = "the invite is too old, or was declined.",
        ["kicked"] = "the host has put the player out, which may come back after a while.",
        ["lobby_closed"] = "the lobby is no more.",
        ["lobby_full"] = "there is no seat left.",
        ["lobby_locked"] = "nobody joins but by invite.",
        ["match_in_progress"] = "a match is about to start, or runs.",
        ["muted"] = "the host has taken the player's voice.",
        ["not_found"] = "there is no such thing, or not for this player's eyes.",
        ["not_host"] = "that is the host's to do.",
        ["not_in_lobby"] = "the player is in no lobby.",
        ["not_ready"] = "not all are ready, online, or enough to start.",
        ["payload_too_large"] = "a frame has at most 32 KiB.",
        ["rate_limited"] = "too many requests, or wrong guesses, in a short time.",
        ["team_full"] = "the team has no room left.",
        ["unavailable"] = "something that the service needs has failed; the same request again, under its id, may do.",
        ["unknown_action"] = "the service has no such action.",
        ["wrong_password"] = "the lobby has another password.",
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
                $"    {Names.Summary($"`{code}`: {Known[code]}")}",
                $"    public const string {Names.Pascal(code)} = \"{code}\";",
            }),
        "}",
    ];
}
