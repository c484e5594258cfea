namespace GameLobby.Client;

/// <summary>Where a handshake carries the token.</summary>
public enum TokenPlace
{
    /// <summary><c>Authorization: Bearer JWT</c>; where the platform sets no headers (browsers), the sub-protocol.</summary>
    Header,

    /// <summary><c>Sec-WebSocket-Protocol: lobby.v1, bearer.JWT</c></summary>
    SubProtocol,
}
