using System.Text.Json;

namespace GameLobby.Client;

/// <summary>Lets what replies tell of the player's own lobby flow into the copy that is held of it.</summary>
internal static class Answers
{
    public static void Learn(HeldLobby held, string? playerId, string action, JsonElement data, JsonElement reply)
    {
        switch (action)
        {
            case "lobby.create" or "lobby.join" or "invite.accept":
                if (Own(reply, playerId) is { } joined) held.Take(joined);
                break;
            case "lobby.quickJoin":
                if (Own(Wire.Member(reply, "lobby") ?? default, playerId) is { } found) held.Take(found);
                break;
            case "lobby.get":
                if (Own(reply, playerId) is { } told) held.Refresh(told);
                break;
            case "lobby.leave":
                held.Leave();
                break;
            default:
                if (IsAboutOwn(held, data) && Wire.Member(reply, "version") is { } version && version.TryGetInt64(out var number))
                    held.Promise(number);
                break;
        }
    }

    /// <summary>Null for a lobby of others: a request that was sent again may be answered with one that the player left since.</summary>
    private static LobbySnapshot? Own(JsonElement reply, string? playerId)
    {
        if (reply.ValueKind is not JsonValueKind.Object) return null;
        var lobby = Wire.Read(reply, WireJson.Default.LobbySnapshot);
        return lobby.Members.Any(member => member.PlayerId == playerId) ? lobby : null;
    }

    /// <summary>An operator's requests may name another lobby.</summary>
    private static bool IsAboutOwn(HeldLobby held, JsonElement data) =>
        Wire.Text(data, "lobbyId") is not { Length: > 0 } lobbyId || lobbyId == held.Lobby?.LobbyId;
}
