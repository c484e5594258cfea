namespace GameLobby.Client;

/// <summary>Where the WebSocket handshake carries the token.</summary>
public enum TokenLocation
{
    /// <summary><c>Authorization: Bearer JWT</c>, or the sub-protocol on platforms that cannot set headers (browsers).</summary>
    Header,

    /// <summary><c>Sec-WebSocket-Protocol: lobby.v1, bearer.JWT</c></summary>
    SubProtocol,
}
