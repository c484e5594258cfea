using System.Text.Json;

namespace GameLobby.Client;

/// <summary>Converts lobbies and pushes to the JSON of the wire protocol, for logs or for games that store it.</summary>
public static class LobbyJson
{
    /// <summary>Returns the snapshot as the service would send it.</summary>
    public static JsonElement ToJson(this LobbySnapshot lobby) => Wire.Element(lobby, WireJson.Default.LobbySnapshot);

    /// <summary>Returns the push as the service sent it, without members that this client version does not know.</summary>
    public static JsonElement ToJson(this Push push) => Wire.Element(push, WireJson.Default.Push);
}
