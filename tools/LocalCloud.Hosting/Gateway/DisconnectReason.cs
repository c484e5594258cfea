using System.Net.WebSockets;

namespace GameLobby.LocalCloud.Gateway;

/// <summary>The close code and reason of a connection, as $disconnect receives them.</summary>
internal sealed record DisconnectReason(int Code, string Reason)
{
    public static readonly DisconnectReason Lost = new(1006, "Connection Closed Abnormally");
    public static readonly DisconnectReason GoingAway = new(1001, "Going away");
    public static readonly DisconnectReason Deleted = new(1000, "Connection Closed Normally");
    public static readonly DisconnectReason Binary = new(1003, "Binary frames are not supported");
    public static readonly DisconnectReason TooBig = new(1009, "Message too long");

    /// <param name="status">The status of the client's close frame; null if it had none.</param>
    public static DisconnectReason ByClient(WebSocketCloseStatus? status, string? reason) => status is null or WebSocketCloseStatus.Empty
        ? new DisconnectReason(1005, "Client-side close frame status not set")
        : new DisconnectReason((int)status, reason ?? "");

    public WebSocketCloseStatus Status => (WebSocketCloseStatus)Code;
}
