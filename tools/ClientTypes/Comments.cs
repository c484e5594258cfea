using System.Text.Json.Nodes;

namespace GameLobby.ClientTypes;

/// <summary>What is said of a member: the document's words, or else those that its name has everywhere.</summary>
internal static class Comments
{
    private static readonly Dictionary<string, string> Known = new()
    {
        ["accepted"] = "Whether the invited came in.",
        ["allowSpectators"] = "Whether members may watch without a player's slot.",
        ["at"] = "When, by the service's clock.",
        ["autoStart"] = "When a countdown begins by itself.",
        ["awayUntil"] = "When the seat is free again.",
        ["ban"] = "For good, instead of for a minute.",
        ["before"] = "Where the page ends: what the page after it answered.",
        ["changes"] = "What changed, in order.",
        ["channel"] = "Who hears it.",
        ["chatBurst"] = "How many chat messages may come at once.",
        ["chatPerSecond"] = "How many chat messages a second a connection may send.",
        ["code"] = "What a friend types in to get in; in any case.",
        ["connection"] = "Where the game server is met; null when the service knows of none.",
        ["connectionSeconds"] = "How long a connection lasts.",
        ["countdownSeconds"] = "How long it is from the start of a match to its first moment.",
        ["createIfNone"] = "The lobby to open when none fits.",
        ["createdAt"] = "When the lobby was opened.",
        ["cursor"] = "Where the page begins: what the page before it answered.",
        ["data"] = "The game's own; private keys begin with `_`, the game server's with `$`.",
        ["expiresAt"] = "Until when the invite is good.",
        ["filters"] = "Conditions on public data, which all have to hold.",
        ["force"] = "Also while some are not ready.",
        ["frameBytes"] = "How large a frame may be.",
        ["from"] = "The id of the player whom it comes from.",
        ["hasPassword"] = "Whether a password is asked for.",
        ["hasSlots"] = "Only those that a player could join now; true when left out.",
        ["hostId"] = "The host's player id.",
        ["hostName"] = "The host's name.",
        ["idleSeconds"] = "How long a connection may be silent.",
        ["inviteId"] = "The invite's id.",
        ["items"] = "The lobbies found.",
        ["joinedAt"] = "When the member sat down.",
        ["key"] = "The data's key.",
        ["limit"] = "The most to answer.",
        ["limits"] = "What a client may do, and for how long.",
        ["lobby"] = "The lobby that the player sits in now.",
        ["lobbyId"] = "The lobby's id.",
        ["lobbyName"] = "The lobby's name.",
        ["locked"] = "Nobody joins but by invite.",
        ["match"] = "The match that runs now.",
        ["matchId"] = "The match's id.",
        ["maxPlayers"] = "The most players; spectators are not counted.",
        ["member"] = "Who sat down.",
        ["memberData"] = "The game's own of the player.",
        ["messageId"] = "The message's id.",
        ["minPlayers"] = "No match starts with fewer players.",
        ["mode"] = "What is played, in the game's own words.",
        ["muted"] = "Whether the host has taken the member's voice.",
        ["name"] = "The name that people see.",
        ["op"] = "How the value is compared.",
        ["password"] = "What newcomers have to know.",
        ["payload"] = "The game's own.",
        ["playerId"] = "The player's id.",
        ["presence"] = "Whether the member has a socket.",
        ["protocol"] = "The protocol's version.",
        ["ready"] = "Whether the player is ready to play.",
        ["reason"] = "Why; null when no request led to it.",
        ["reconnectGraceSeconds"] = "How long the seat is kept of a member whose socket is gone.",
        ["region"] = "Where it is played, in the game's own words; null for anywhere.",
        ["removed"] = "The ids of lobbies that are gone from there.",
        ["requestBurst"] = "How many requests may come at once.",
        ["requestIdSeconds"] = "How long the id of a request is remembered.",
        ["requestsPerSecond"] = "How many requests a second a connection may send.",
        ["result"] = "What came of the match, as the one who ended it gave it.",
        ["role"] = "The part that the member plays.",
        ["serverTime"] = "The time by the service's clock.",
        ["size"] = "How many players it takes.",
        ["sort"] = "In which order; the newest first when left out.",
        ["spectate"] = "To watch, without a player's slot.",
        ["startedAt"] = "When the match began.",
        ["startsAt"] = "When the match begins, unless it is cancelled.",
        ["status"] = "Where the lobby stands.",
        ["team"] = "The team's name.",
        ["teams"] = "The teams; none when empty.",
        ["text"] = "What is said.",
        ["ticket"] = "A JWT that tells the game server who joins which match on which team.",
        ["updatedAt"] = "When the lobby changed last.",
        ["upserted"] = "The lobbies as they are now.",
        ["value"] = "What the data is compared with.",
        ["version"] = "The lobby's version, which rises by one with every change.",
        ["visibility"] = "Who can find the lobby and get in.",
    };

    public static string Of(string name, JsonObject schema)
    {
        var text = (string?)schema["description"];
        // Two thirds of the document's words on data are its bounds.
        if (text is null || text.StartsWith("A key has", StringComparison.Ordinal))
            text = string.Join(' ', new[] { Known[name], text }.OfType<string>());
        return string.Join(' ', new[] { text, Bounds(schema) }.OfType<string>());
    }

    private static string? Bounds(JsonObject schema) =>
        (schema["minLength"], schema["maxLength"], schema["minimum"], schema["maximum"]) switch
        {
            ({ } least, { } most, _, _) => $"{least} to {most} characters.",
            (_, _, { } least, { } most) => $"{least} to {most}.",
            _ => null,
        };
}
