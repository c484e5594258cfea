using System.Text.Json.Nodes;

namespace GameLobby.ClientTypes;

/// <summary>Comments of members: the document's description, or a default for the member's name.</summary>
internal static class Comments
{
    private static readonly Dictionary<string, string> Defaults = new()
    {
        ["accepted"] = "Whether the invited player accepted.",
        ["allowSpectators"] = "Whether members may watch without taking a player slot.",
        ["at"] = "When it happened, by the service's clock.",
        ["autoStart"] = "When a countdown starts automatically.",
        ["awayUntil"] = "When the seat is freed, unless the member reconnects.",
        ["ban"] = "Whether to ban the player permanently instead of for one minute.",
        ["before"] = "End of the page: the `before` of the previous reply. Leave it out for the latest messages.",
        ["changes"] = "The changes, in order.",
        ["channel"] = "The recipients: every member, or the sender's team.",
        ["chatBurst"] = "Maximum number of chat messages in one burst.",
        ["chatPerSecond"] = "Maximum number of chat messages per second and connection.",
        ["code"] = "The join code that players type in; not case-sensitive.",
        ["connection"] = "How to reach the game server; null when the service does not know one.",
        ["connectionSeconds"] = "Maximum lifetime of a connection, in seconds.",
        ["countdownSeconds"] = "Length of the countdown before a match, in seconds.",
        ["createIfNone"] = "The lobby to create when none matches.",
        ["createdAt"] = "When the lobby was created.",
        ["cursor"] = "Start of the page: the `cursor` of the previous reply. Leave it out for the first page.",
        ["data"] = "The game's own data. Keys starting with `_` are private, keys starting with `$` belong to the game server.",
        ["expiresAt"] = "When the invite expires.",
        ["filters"] = "Conditions on public data; a lobby must meet all of them.",
        ["force"] = "Whether to start even if some players are not ready.",
        ["frameBytes"] = "Maximum size of a frame, in bytes.",
        ["from"] = "The sender's player id.",
        ["hasPassword"] = "Whether players need a password to join.",
        ["hasSlots"] = "Whether to return only lobbies that a player could join now; true by default.",
        ["hostId"] = "The host's player id.",
        ["hostName"] = "The host's display name.",
        ["idleSeconds"] = "Maximum time without a frame before the connection is closed, in seconds.",
        ["inviteId"] = "The invite's id.",
        ["items"] = "The lobbies found.",
        ["joinedAt"] = "When the member joined.",
        ["key"] = "The data key.",
        ["limit"] = "Maximum number of items to return.",
        ["limits"] = "The limits that apply to clients.",
        ["lobby"] = "The lobby that the player is in now.",
        ["lobbyId"] = "The lobby's id.",
        ["lobbyName"] = "The lobby's name.",
        ["locked"] = "Whether players can join only with an invite.",
        ["match"] = "The match in progress.",
        ["matchId"] = "The match's id.",
        ["maxPlayers"] = "Maximum number of players, not counting spectators.",
        ["member"] = "The member who joined.",
        ["memberData"] = "The game's own data about the player.",
        ["messageId"] = "The message's id.",
        ["minPlayers"] = "Minimum number of players to start a match.",
        ["mode"] = "The game mode, as named by the game.",
        ["muted"] = "Whether the host has muted the member.",
        ["name"] = "The display name.",
        ["op"] = "The comparison operator.",
        ["password"] = "The lobby's password.",
        ["payload"] = "The game's own data.",
        ["playerId"] = "The player's id.",
        ["presence"] = "Whether the member is connected.",
        ["protocol"] = "The protocol version.",
        ["ready"] = "Whether the player is ready.",
        ["reason"] = "The reason; null when no request caused it.",
        ["reconnectGraceSeconds"] = "How long a disconnected member keeps their seat, in seconds.",
        ["region"] = "The region, as named by the game; null for any.",
        ["removed"] = "Ids of lobbies that no longer belong to the list.",
        ["requestBurst"] = "Maximum number of requests in one burst.",
        ["requestIdSeconds"] = "How long the service remembers a request id, in seconds.",
        ["requestsPerSecond"] = "Maximum number of requests per second and connection.",
        ["result"] = "The match's result, as given by the caller that ended it.",
        ["role"] = "The member's role.",
        ["serverTime"] = "The current time by the service's clock.",
        ["size"] = "Number of players on the team.",
        ["sort"] = "The order of the results; newest first by default.",
        ["spectate"] = "Whether to join as a spectator, without taking a player slot.",
        ["startedAt"] = "When the match started.",
        ["startsAt"] = "When the match starts, unless it is cancelled.",
        ["status"] = "The lobby's status.",
        ["team"] = "The team's name.",
        ["teams"] = "The teams; empty when there are none.",
        ["text"] = "The message text.",
        ["ticket"] = "A JWT for the game server that names the player, their match and their team.",
        ["updatedAt"] = "When the lobby last changed.",
        ["upserted"] = "New and changed lobbies.",
        ["value"] = "The value to compare with.",
        ["version"] = "The lobby's version; each change increases it by one.",
        ["visibility"] = "Who can find and join the lobby.",
    };

    /// <summary>Defaults for members whose name means something else elsewhere.</summary>
    private static readonly Dictionary<string, string> Exceptions = new()
    {
        ["BalanceTeams.mode"] = "How to balance the teams.",
        ["MuteMember.muted"] = "Whether to mute or unmute the member.",
        ["QuickJoinReply.lobby"] = "The lobby that the player joined.",
        ["Team.name"] = "The team's name.",
    };

    public static string Of(string owner, string name, JsonObject schema)
    {
        var description = (string?)schema["description"];
        var text = description is null || IsRequestData(schema) ? $"{Default(owner, name)} {description}".TrimEnd() : description;
        return Bounds(schema) is { } bounds ? $"{text} {bounds}" : text;
    }

    private static string Default(string owner, string name) => Exceptions.GetValueOrDefault($"{owner}.{name}") ?? Defaults[name];

    /// <summary>Descriptions of data in requests state its limits only.</summary>
    private static bool IsRequestData(JsonObject schema) => schema["propertyNames"] is not null && schema["type"] is JsonArray;

    private static string? Bounds(JsonObject schema) =>
        (schema["minLength"], schema["maxLength"], schema["minimum"], schema["maximum"]) switch
        {
            ({ } min, { } max, _, _) => $"{min} to {max} characters.",
            (_, _, { } min, { } max) => $"{min} to {max}.",
            _ => null,
        };
}
