using System.Text.Json;

namespace GameLobby.Client;

/// <summary>What the client holds, as it is on the wire: for logs, and for games that keep it as JSON.</summary>
public static class WireForm
{
    /// <summary>The snapshot as the service would tell it.</summary>
    public static JsonElement ToJson(this LobbySnapshot lobby) => Wire.Element(lobby, WireJson.Default.LobbySnapshot);

    /// <summary>The push as the service sent it, less what this client does not know of it.</summary>
    public static JsonElement ToJson(this Push push) => Wire.Element(push, WireJson.Default.Push);
}
