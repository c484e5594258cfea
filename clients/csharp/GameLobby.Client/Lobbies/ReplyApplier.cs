using System.Text.Json;

namespace GameLobby.Client;

/// <summary>Applies replies to the client's copy of the player's lobby.</summary>
internal static class ReplyApplier
{
    public static void Apply(HeldLobby held, string? playerId, string action, JsonElement data, JsonElement reply)
    {
        switch (action)
        {
            case "lobby.create" or "lobby.join" or "invite.accept":
                if (OwnLobby(reply, playerId) is { } joined) held.ApplySnapshot(joined);
                break;
            case "lobby.quickJoin":
                if (OwnLobby(Wire.Member(reply, "lobby") ?? default, playerId) is { } found) held.ApplySnapshot(found);
                break;
            case "lobby.get":
                if (OwnLobby(reply, playerId) is { } latest) held.Refresh(latest);
                break;
            case "lobby.leave":
                held.Clear();
                break;
            default:
                if (TargetsOwnLobby(held, data) && Wire.Member(reply, "version") is { } version && version.TryGetInt64(out var number))
                    held.ExpectVersion(number);
                break;
        }
    }

    /// <summary>
    /// Reads the reply's lobby. Returns null when the player is not a member: the reply to a resent request may describe a
    /// lobby that the player has left since.
    /// </summary>
    private static LobbySnapshot? OwnLobby(JsonElement reply, string? playerId)
    {
        if (reply.ValueKind is not JsonValueKind.Object) return null;
        var lobby = Wire.Read(reply, WireJson.Default.LobbySnapshot);
        return lobby.Members.Any(member => member.PlayerId == playerId) ? lobby : null;
    }

    /// <summary>Returns false when the request names another lobby, as an operator's may.</summary>
    private static bool TargetsOwnLobby(HeldLobby held, JsonElement data) =>
        Wire.Text(data, "lobbyId") is not { Length: > 0 } lobbyId || lobbyId == held.Lobby?.LobbyId;
}
